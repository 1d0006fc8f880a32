internal import ReviuExpression

/// Texts in clusters that have most of their words in common.
///
/// The likeness of two texts is the number of words that both have, divided by the number of words that either has. Two
/// texts that are alike enough share at least one of their rarest words, and only texts that do, and are in no cluster
/// together yet, are compared.
struct SimilarTexts {
  /// Indices of texts; each cluster has at least two. A text is in the cluster of every text that it is like, so that two
  /// texts of a cluster may only be like a third.
  let clusters: [[Int]]

  /// - Parameter least: the share of words, above zero and one at most.
  init(_ texts: [String], atLeast least: Decimal) {
    var members: [[Int]] = []
    var words: [[String]] = []
    var known: [[String]: Int] = [:]
    for (index, text) in texts.enumerated() {
      let set = Self.words(of: text)
      guard !set.isEmpty else { continue }
      if let same = known[set] {
        members[same].append(index)
      } else {
        known[set] = members.count
        members.append([index])
        words.append(set)
      }
    }
    var union = DisjointSets(count: words.count)
    Self.join(Self.numbered(words), least, in: &union)
    var joined: [Int: [Int]] = [:]
    for node in members.indices { joined[union.root(of: node), default: []] += members[node] }
    clusters = joined.values.filter { $0.count > 1 }.map { $0.sorted() }.sorted { $0[0] < $1[0] }
  }

  /// Different words in small letters, in order; whatever is no letter or digit separates them.
  static func words(of text: String) -> [String] {
    let lowercased = text.lowercased()
    var words: [String]
    // What Unicode says of a character takes long to look up, and few texts have other letters.
    if lowercased.utf8.allSatisfy({ $0 < 0x80 }) {
      words = lowercased.utf8.split { $0 &- 0x61 >= 26 && $0 &- 0x30 >= 10 }.map {
        String($0) ?? ""
      }
    } else {
      words = lowercased.split { !$0.isLetter && !$0.isNumber }.map(String.init)
    }
    words.sort()
    return words.enumerated().filter { $0 == 0 || $1 != words[$0 - 1] }.map(\.element)
  }

  /// The words as numbers, the rarest first.
  private static func numbered(_ texts: [[String]]) -> [[Int]] {
    var counts: [String: Int] = [:]
    for words in texts { for word in words { counts[word, default: 0] += 1 } }
    let order = counts.sorted { ($0.value, $0.key) < ($1.value, $1.key) }
    let numbers = Dictionary(uniqueKeysWithValues: order.enumerated().map { ($1.key, $0) })
    return texts.map { $0.compactMap { numbers[$0] }.sorted() }
  }

  /// Puts texts that are alike enough into one set.
  private static func join(_ texts: [[Int]], _ least: Decimal, in union: inout DisjointSets) {
    let (part, whole) = (least.coefficient, powersOfTen[least.scale])
    /// The least number of words that one of `count` words has in common with any that is like it.
    func common(_ count: Int) -> Int { Int((part * Int128(count) + whole - 1) / whole) }
    var holders: [Int: [Int]] = [:]
    var compared = [Int](repeating: -1, count: texts.count)
    for current in texts.indices.sorted(by: { (texts[$0].count, $0) < (texts[$1].count, $1) }) {
      let words = texts[current]
      let needed = common(words.count)
      let prefix = words.prefix(words.count - needed + 1)
      for word in prefix {
        for other in holders[word] ?? [] where compared[other] != current {
          compared[other] = current
          guard texts[other].count >= needed, union.root(of: other) != union.root(of: current)
          else { continue }
          let shared = Int128(sharedCount(words, texts[other]))
          let either = Int128(words.count + texts[other].count) - shared
          if shared * whole >= part * either { union.join(other, current) }
        }
      }
      for word in prefix { holders[word, default: []].append(current) }
    }
  }

  private static func sharedCount(_ left: [Int], _ right: [Int]) -> Int {
    var (i, j, count) = (0, 0, 0)
    while i < left.count, j < right.count {
      if left[i] == right[j] {
        count += 1
        i += 1
        j += 1
      } else if left[i] < right[j] {
        i += 1
      } else {
        j += 1
      }
    }
    return count
  }
}

/// Numbers in sets that are joined one by one.
private struct DisjointSets {
  private var parents: [Int]

  init(count: Int) { parents = Array(0..<count) }

  mutating func root(of number: Int) -> Int {
    var number = number
    while parents[number] != number {
      parents[number] = parents[parents[number]]
      number = parents[number]
    }
    return number
  }

  mutating func join(_ first: Int, _ second: Int) {
    let (a, b) = (root(of: first), root(of: second))
    parents[max(a, b)] = min(a, b)
  }
}
