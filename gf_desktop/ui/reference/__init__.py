"""参考数据: the reference tables for reading, searching and copying."""
