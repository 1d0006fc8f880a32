internal import ReviuExpression
internal import ReviuXML

extension DocumentRule {
  /// A finding on a file whose review has ended every process that tried.
  static func unreviewed(file: String, _ failure: WorkerFailure, _ limits: OwnLimits) -> Finding {
    let megabytes = limits.bytes >> 20
    let message: Bilingual
    var remedy = Bilingual(
      id:
        "Bila berkas ini wajar, jalankan lagi dengan --memory-limit yang lebih besar; bila tetap gagal, kirimkan kepada pengelola reviu.",
      en:
        "If the file is as it should be, run again with a larger --memory-limit; if that does not help, send it to the maintainers of reviu."
    )
    switch failure {
    case .ended(.outOfTime):
      message = Bilingual(
        id: "reviu berkas ini melampaui batas waktu \(limits.seconds) detik",
        en: "the review of this file takes longer than the limit of \(limits.seconds) seconds")
      remedy = Bilingual(
        id: "Bila berkas ini wajar, jalankan lagi dengan --time-limit yang lebih besar.",
        en: "If the file is as it should be, run again with a larger --time-limit.")
    case .ended(.signal(let number)):
      message = Bilingual(
        id:
          "proses yang mereviu berkas ini berhenti dengan sinyal \(number); mungkin memerlukan memori lebih dari batas \(megabytes) MB",
        en:
          "the process that reviewed this file ended with signal \(number); perhaps it needed more memory than the limit of \(megabytes) MB"
      )
    case .ended(.status(let status)):
      message = Bilingual(
        id: "proses yang mereviu berkas ini berhenti dengan status \(status)",
        en: "the process that reviewed this file ended with status \(status)")
    case .unstartable(let problem):
      message = Bilingual(
        id: "proses untuk mereviu berkas ini tidak dapat dimulai (galat sistem \(problem.code))",
        en: "no process could be started to review this file (system error \(problem.code))")
      remedy = Bilingual(
        id: "Jalankan lagi ketika sistem tidak kehabisan proses atau memori, atau tanpa --isolate.",
        en: "Run again when the system is not out of processes or memory, or without --isolate.")
    case .unusableAnswer:
      message = Bilingual(
        id: "paket aturan atau reviu berubah selama reviu",
        en: "the rule pack or reviu changed during the review")
      remedy = Bilingual(id: "Jalankan reviu lagi.", en: "Run the review again.")
    }
    return finding(onFile: file, message, remedy: remedy)
  }
}
