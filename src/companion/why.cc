#include "companion/why.h"

#include <fmt/format.h>

namespace sam {
namespace {

/// Recollections as sure as this are told as recalled.
constexpr double kSure = 0.5;
constexpr size_t kMostRecalled = 5;

std::string InWords(const Recollection& recollection) {
  if (recollection.fact) return fmt::format("{} {}: {}", recollection.fact->subject, recollection.fact->predicate, recollection.fact->object);
  return recollection.episode ? recollection.episode->said : recollection.because;
}

std::vector<std::string> Recalled(const std::vector<Recollection>& recollections) {
  std::vector<std::string> out;
  for (const Recollection& recollection : recollections)
    if (recollection.score > kSure && out.size() < kMostRecalled) out.push_back(InWords(recollection));
  return out;
}

std::string Join(const std::vector<std::string>& parts) {
  std::string out;
  for (const std::string& part : parts) out += (out.empty() ? "" : "; ") + part;
  return out;
}

}  // namespace

WhyReport Explain(const HeardEvent& heard, const Reply& reply, const AffectState& felt_then, const std::vector<std::string>& recalled) {
  WhyReport why;
  why.perceived = fmt::format("{} ({}{}{})", heard.act, heard.intent.empty() ? "no known intent" : heard.intent,
                              heard.subject.empty() ? "" : ", about ", heard.subject);
  for (const auto& [label, p] : heard.emotions) why.perceived += fmt::format(", {} {:.2f}", label, p);
  std::vector<std::string> appraised, felt;
  for (const Appraisal& a : heard.appraisals) appraised.push_back(fmt::format("{} — {}", a.event, a.goal));
  for (const Emotion& e : felt_then.emotions) felt.push_back(fmt::format("{} {:.2f}, because {}", Name(e.type), e.intensity, e.because));
  why.appraised = Join(appraised);
  why.felt = Join(felt);
  why.recalled = Join(recalled);
  why.chosen = reply.chosen.empty() ? reply.skill : reply.chosen;
  return why;
}

TurnReport Report(const Thought& thought, const HeardEvent& heard, const Reply& reply) {
  TurnReport report;
  report.id = thought.utterance.id;
  report.turn = heard.turn;
  report.at = thought.now();
  report.reply = reply.text;
  report.language = reply.language;
  report.calls = reply.calls;
  report.cut_to_length = reply.cut_to_length;
  report.is_refusal = reply.is_refusal;
  report.tokens = reply.tokens;
  ReportHeard(heard, report);
  report.affect = thought.affect;
  report.recalled = Recalled(thought.recollections);
  report.unseen = thought.percept.unseen;
  if (!thought.findings.empty()) report.finding = thought.findings.front();
  return report;
}

void ReportHeard(const HeardEvent& heard, TurnReport& report) {
  report.act = heard.act;
  report.intent = WithoutKind(heard.intent);
  report.crisis = heard.crisis;
  report.emotions = heard.emotions;
  report.pad = heard.pad;
  report.seen = heard.seen;
}

}  // namespace sam
