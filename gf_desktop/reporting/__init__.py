"""From report content to paper: typst sets the PDF, the radar becomes SVG."""
