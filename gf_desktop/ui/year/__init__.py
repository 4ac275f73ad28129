"""The second step of the way, 基础数据: boundary, what is needed and what is missing, decisions of the year."""
