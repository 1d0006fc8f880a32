internal import Glibc

/// What this process may use; the system ends it when it wants more.
package struct OwnLimits: Sendable, Equatable {
  package var seconds: Int
  /// Beyond what the process has when the limit is set.
  package var bytes: Int

  package init(seconds: Int, bytes: Int) {
    self.seconds = seconds
    self.bytes = bytes
  }

  /// From now on there is no more memory than that.
  package func limitMemory() {
    let pageSize = sysconf(Int32(_SC_PAGESIZE))
    // In pages; the first number is that of all memory.
    let pages = try? FileBytes.read("/proc/self/statm", limit: 100).prefix { $0 != 0x20 }
    let used = pages.flatMap { Int(String(decoding: $0, as: UTF8.self)) } ?? 0
    Self.set(RLIMIT_AS, to: used * pageSize + bytes)
    // A copy of the memory would fill the disk.
    Self.set(RLIMIT_CORE, to: 0)
  }

  /// The process ends when the time is over before ``stopClock()``.
  package func startClock() { alarm(UInt32(seconds)) }

  package func stopClock() { alarm(0) }

  private static func set(_ resource: __rlimit_resource, to value: Int) {
    var limit = rlimit(rlim_cur: UInt(value), rlim_max: UInt(value))
    _ = unsafe setrlimit(__rlimit_resource_t(resource.rawValue), &limit)
  }
}
