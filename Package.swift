// swift-tools-version: 6.2
import PackageDescription

let settings: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .strictMemorySafety(),
  .treatAllWarnings(as: .error),
]

/// Tests reach into C-free code only, so nothing in them needs to be marked unsafe.
let testSettings: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

let package = Package(
  name: "reviu",
  products: [.executable(name: "reviu", targets: ["reviu"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
  ],
  targets: [
    .systemLibrary(
      name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev", "pkg-config"])]),
    .systemLibrary(
      name: "CLibYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev", "pkg-config"])]),
    .target(name: "ReviuXML", dependencies: ["CLibXML2"], swiftSettings: settings),
    .target(name: "ReviuYAML", dependencies: ["CLibYAML"], swiftSettings: settings),
    .target(name: "ReviuExpression", dependencies: ["ReviuXML"], swiftSettings: settings),
    .target(
      name: "ReviuCore",
      dependencies: [
        "ReviuExpression", "ReviuXML", "ReviuYAML",
        .product(name: "Crypto", package: "swift-crypto"),
      ],
      exclude: ["Proposal/usulan-1.xsd"],
      swiftSettings: settings),
    .target(
      name: "ReviuReports", dependencies: ["ReviuCore", "ReviuExpression", "ReviuXML"],
      exclude: [
        "reviu-diff-1.schema.json", "reviu-report-1.schema.json", "reviu-worker-1.schema.json",
      ], swiftSettings: settings),
    .executableTarget(
      name: "reviu",
      dependencies: [
        "ReviuCore", "ReviuExpression", "ReviuReports", "ReviuXML",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: settings),
    .target(
      name: "ReviuTestSupport", path: "Tests/ReviuTestSupport", swiftSettings: testSettings),
    .testTarget(
      name: "ReviuXMLTests", dependencies: ["ReviuTestSupport", "ReviuXML"],
      swiftSettings: testSettings),
    .testTarget(
      name: "ReviuYAMLTests", dependencies: ["ReviuYAML"], swiftSettings: testSettings),
    .testTarget(
      name: "ReviuExpressionTests",
      dependencies: ["ReviuExpression", "ReviuTestSupport", "ReviuXML"],
      exclude: [
        "Conformance/LICENSE.cel-spec", "Conformance/cel-spec.jsonl", "Conformance/import.py",
        "Vectors",
      ], swiftSettings: testSettings),
    .testTarget(
      name: "ReviuCoreTests",
      dependencies: ["ReviuCore", "ReviuExpression", "ReviuTestSupport", "ReviuXML"],
      exclude: ["Review/Descriptions", "Review/Faults"], swiftSettings: testSettings),
    .testTarget(
      name: "ReviuReportsTests",
      dependencies: [
        "ReviuReports", "ReviuCore", "ReviuExpression", "ReviuTestSupport", "ReviuXML",
      ],
      exclude: ["Schemas"],
      swiftSettings: testSettings),
    .testTarget(
      name: "ReviuCommandTests", dependencies: ["ReviuCore", "ReviuTestSupport", "reviu"],
      exclude: ["Golden"],
      swiftSettings: testSettings),
  ]
)

// Links only with `--sanitize=fuzzer`, whose library has the `main`, so that no other build sees it.
if Context.environment["REVIU_FUZZING"] != nil {
  package.targets.append(
    .executableTarget(
      name: "ReviuFuzzing",
      dependencies: ["ReviuCore", "ReviuExpression", "ReviuReports", "ReviuXML"],
      path: "Tests/Fuzzing", swiftSettings: testSettings))
}
