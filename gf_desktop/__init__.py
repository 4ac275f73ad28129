"""绿色工厂自评价桌面版: a factory evaluates itself against the green-factory standards, offline."""

__version__ = "0.1.0"
