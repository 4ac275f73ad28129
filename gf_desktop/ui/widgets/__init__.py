"""The parts pages are built of. Each module holds one; import the class from its module.

Widgets show and ask; they never compute. All can be made without arguments, emit only what the
user did, and say it by text and ids. Setters never emit. ``flush()`` hands over what is still in the user's hands.

Figures and answers
    number_edit.NumberEdit(parent, *, reader, formatter)
        set_value(text) · value_text() · reading() · set_reader(reader, formatter) · put(text) · flush()
        signals text_edited(str), draft_ready(str), committed(str), reading_changed(Reading)
    unit_field.UnitField(label, unit, parent, *, reader, formatter, say, characters=14)
        as NumberEdit, with .edit, .unit, .message · set_label · set_unit · set_read_only(bool)
        set_message(Level, text). ``say(Message) -> str`` is the catalogue's. Offers a reading's suggestion.
        set_computed(shown, exact): what counts while nothing is typed · set_hint(text): a quiet word below
    computed_field.ComputedField(label, unit, parent, *, characters=14)
        set_value(shown, exact) · set_read_only; signals explained(), by_hand()
    choice_field.ChoiceField(label, [Option(id, title, note)], parent)
        set_options · set_value(id or "") · value() · set_read_only · set_clearable(bool)
        signal chosen(str), "" when cleared
    tick_list.TickList(label, options, parent, *, columns=2)
        set_options · set_value(ids or None) · value() -> tuple or None · set_read_only · set_marks(ids, words)
        signal ticks_changed(object): tuple of ids, () for an explicit none, None for no answer
    text_field.TextField(label, parent, *, lines=3, limit=0)
        set_text · text() · set_label · set_placeholder · set_read_only · flush()
        signals text_edited(str), draft_ready(str), committed(str)
    combo.Combo(label, [Option], parent)
        Combo: set_options · set_value(id) · value(); signal chosen(str)
    day_field.DayField(label, parent): set_value("2025-12-31" or "") · value() · set_near · flush()
        signal committed(str)

Pictures
    benchmark_bar.BenchmarkBar(parent): set_state(BarState(base_label, base, lead_label, lead, ratio, words))
        ratio: 0 at the base, 1 at the lead, may lie outside; None without a value. Empty base or lead: hatched.
    radar.Radar(parent): set_shape(RadarShape(axes, (RadarLine(name, points), ...), rings), description)

Frames
    card.Card(number, title, points, parent): add(widget) · add_to_header(widget) · set_title · set_points
        set_foot(Level, text) · set_active(bool) · active; .body, .header (layouts), .foot; signal focused()
    side_panes.SidePanes(left, middle, right, parent, *, threshold=1100): toggle(side) · set_open(side, bool)
        set_needed(side, bool): a side with nothing to say gives its room to the work
        bring(pane): opens the drawer that a pane lies in
        is_open(side) · narrow · splitter() · toggle_button(side, words, icon)
        signals narrow_changed(bool), drawer_changed(str, bool)
    strip.Strip(parent): set_pairs([Pair(id, label, figure, emphasis, tip)]) · set_figure(id, figure) · add(widget)
    message_line.MessageLine(parent, *, collapse=False): set_message(Level, text) · text() · level
        set_hint(text) · hint(): said quietly while there is no message
        Level: NONE, INFO, ATTENTION, MISSING
    empty_state.EmptyState(icon, title, text, action, parent): set_content(...); signal action_triggered()

Notices
    notice_bar.NoticeBar(host): show_notice(text, action="", seconds=10) · dismiss(); signals action_triggered(),
        dismissed(). Floats at the foot of ``host``, moves nothing; seconds=0 lasts.
    banner.Banner(parent): show_failure(text, [(id, words), ...]) · clear(); signal action_triggered(str)
    progress_line.ProgressLine(parent): start(text, cancellable=True) · set_step(text, done, total) · finish()
        signal cancelled()
    tint.tint(widget): the changed-tint for a second

Small parts
    elided_label.ElidedLabel(text, parent, *, mode): set_text · full_text()
    link_label.LinkLabel(parent): set_lines([(text, target or "")]) · lines · press(number); signal asked(str)
        link_label: anchor(text, target) · target_of(link)
    copy_button.CopyButton(text, parent, *, what): set_text; signal copied(str)
    options.Option(id, title, note), options.OptionTitle(text, button, parent)
    buttons: primary_button(words, parent) · plain_button(words, icon, parent) · link_button(words, parent)
        icon_button(icon, name, parent) · text_link(words, parent, *, quiet=False) · press_by_enter(key event) -> bool
    focus_order: put_in_order(whole, parts) · go_on_with(whole, part, others) · keep_tab_stop(radios)
    rich_text.rich_text(text): escaped, with the subscripts of symbols and gases
    combo.guard_wheel(page): keeps the wheel from spin boxes, dates and lists of Qt's own
    announce.announce(widget, text, urgent=False): has a screen reader say a change of state

Tables
    data_table.DataTable(label, parent): setModel(TableModel) · fit_columns() · copy() · paste()
        signals row_activated(int), paste_requested(row, column, list of lists)
    table_model.TableModel([Column(key, title, text, figure, store, raw, choices, tip, icon, colour, sort, width)],
        rows)
        set_rows · rows() · row(n) · replace_row(n, row) · insert_row(n, row) · remove_row(n)
        signal cell_edited(int, str, str): row, column's key, text
"""
