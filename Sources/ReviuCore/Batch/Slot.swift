internal import Synchronization

/// Where a thread leaves what it has found.
///
/// An atomic reference rather than a lock, which ThreadSanitizer cannot see on Linux.
final class Slot<Content: Sendable>: Sendable {
  private final class Box: Sendable {
    let content: Content

    init(_ content: Content) { self.content = content }
  }

  private let box = AtomicLazyReference<Box>()

  /// Nil until something was left.
  var content: Content? { box.load()?.content }

  func leave(_ content: Content) { _ = box.storeIfNil(Box(content)) }
}
