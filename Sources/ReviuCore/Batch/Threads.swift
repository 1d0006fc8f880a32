internal import Dispatch
internal import Synchronization

/// Shares work out among threads.
enum Threads {
  /// What some work comes to for every number below a count, in their order.
  ///
  /// - Parameter threads: how many there are at most; no more than there are processors take part.
  static func results<Content: Sendable>(
    _ count: Int, threads: Int, _ work: @Sendable (Int) -> Content
  ) -> [Content] {
    let slots = (0..<count).map { _ in Slot<Content>() }
    let claims = Claims(count: count)
    DispatchQueue.concurrentPerform(iterations: min(threads, count)) { _ in
      while let number = claims.next() { slots[number].leave(work(number)) }
    }
    return slots.compactMap(\.content)
  }

  /// The same on all processors for work of known sizes: the largest first, so that none of it is left for the end.
  static func results<Content: Sendable>(
    sizes: [Int], _ work: @Sendable (Int) -> Content
  ) -> [Content] {
    let order = sizes.indices.sorted { (sizes[$1], $0) < (sizes[$0], $1) }
    let found = results(order.count, threads: order.count) { work(order[$0]) }
    return zip(order, found).sorted { $0.0 < $1.0 }.map(\.1)
  }
}

/// Hands out every number once, to whichever thread asks next.
final class Claims: Sendable {
  private let count: Int
  private let claimed = Atomic(0)

  init(count: Int) { self.count = count }

  func next() -> Int? {
    let number = claimed.add(1, ordering: .relaxed).oldValue
    return number < count ? number : nil
  }
}

/// Where a thread leaves what it has found.
///
/// An atomic reference rather than a lock, which ThreadSanitizer cannot see on Linux.
private final class Slot<Content: Sendable>: Sendable {
  private final class Box: Sendable {
    let content: Content

    init(_ content: Content) { self.content = content }
  }

  private let box = AtomicLazyReference<Box>()

  /// Nil until something was left.
  var content: Content? { box.load()?.content }

  func leave(_ content: Content) { _ = box.storeIfNil(Box(content)) }
}
