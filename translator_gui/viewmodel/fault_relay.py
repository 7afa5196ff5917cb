"""Faults that were reported on any thread, as a signal on the interface's thread."""

from PySide6.QtCore import QObject, Signal

from translator_gui.faults.fault_log import FaultLog, ReportedFault, fault_log
from translator_gui.viewmodel.threads.emit_guard import SignalEmitGuard


class FaultSignalRelay(QObject):
    """Emits a Qt signal for every program error (fault) that the fault log reports on any thread."""

    reported = Signal(object)
    """Emitted with a `ReportedFault`, possibly in the middle of painting: connect it with a queued connection."""

    def __init__(self, parent: QObject | None = None, log: FaultLog = fault_log) -> None:
        super().__init__(parent)
        gate, emit = SignalEmitGuard(self), self.reported.emit

        def relay(fault: ReportedFault) -> None:
            gate.emit_if_open(emit, fault)

        log.listen(relay)
        self.destroyed.connect(lambda: log.stop_listening(relay))
