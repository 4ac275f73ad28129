"""The import of spreadsheets: files, what was understood, problems, differences. Imported when it is first opened.

wizard.ImportTables(program, model, ask, paths, parent): signal applied(text, count), then one step of undo is made
drops.Drops(window, wanted): files dropped on the window
"""
