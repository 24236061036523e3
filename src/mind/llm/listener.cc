#include "mind/llm/listener.h"

#include <algorithm>
#include <utility>

#include "base/unicode.h"
#include "mind/llm/program_calls.h"

namespace sam::llm {
namespace {

constexpr int kMostRefused = 3;  // sentences in a row that may not be said, after which the model is not heard out

/// Without spaces, commas and case: how an answer is looked for in what a model says.
std::string Bare(std::string_view text) {
  std::string bare = ToLower(text);
  std::erase_if(bare, [](char c) { return c == ' ' || c == ','; });
  return bare;
}

/// The words of what was said that are no small ones and not the question's own; of Korean ones the beginning, which no ending changes.
std::vector<std::string> TellingWords(std::string_view said, std::string_view question) {
  constexpr size_t kLeastLetters = 5, kLeastSyllables = 2;
  std::vector<std::string> words;
  const std::string asked = Bare(question);
  for (const std::string_view word : SplitWords(said)) {
    std::u32string letters = ToUtf32(Bare(word));
    const bool korean = HasHangul(word);
    if (letters.size() < (korean ? kLeastSyllables : kLeastLetters)) continue;
    if (korean) letters.resize(kLeastSyllables);
    std::string telling = ToUtf8(letters);
    if (asked.find(telling) == asked.npos) words.push_back(std::move(telling));
  }
  return words;
}

/// What has to stand in the answer, as it is known for sure: a finding's result, a fact that was asked for, one of the words of what the person said of it; none where nothing is.
std::vector<std::string> KnownAnswer(const Thought& thought, const Reply& draft) {
  for (const Finding& finding : thought.findings)
    if (finding.verified && !finding.answer.empty()) return {Bare(finding.answer.substr(finding.answer.rfind('=') + 1))};
  if (!thought.percept.query || thought.recollections.empty()) return {};
  const Recollection& told = thought.recollections.front();
  if (told.fact) return {Bare(told.fact->object)};
  return draft.skill == "recall" && told.episode ? TellingWords(told.episode->said, thought.utterance.text) : std::vector<std::string>();
}

/// Whether a sentence has the answer in it: of a number all its digits and its sign, so that neither 10 nor -1 is taken for 1.
bool Holds(std::string_view sentence, std::string_view answer) {
  const auto digit = [](std::string_view text, size_t at) { return at < text.size() && text[at] >= '0' && text[at] <= '9'; };
  const std::string bare = Bare(sentence);
  for (size_t at = bare.find(answer); at != std::string::npos; at = bare.find(answer, at + 1)) {
    const std::string_view before = std::string_view(bare).substr(0, at), after = std::string_view(bare).substr(at + answer.size());
    const bool goes_on = digit(answer, answer.size() - 1) && (digit(after, 0) || (after.starts_with('.') && digit(after, 1)));
    const bool began = digit(answer, 0) && (digit(before, before.size() - 1) || before.ends_with('.') || before.ends_with('-') || before.ends_with("−") || before.ends_with("minus") || before.ends_with("마이너스"));
    if (!goes_on && !began) return true;
  }
  return false;
}

}  // namespace

Listener::Listener(MindSink& sink, const Thought& thought, const Reply& draft) : sink_(sink), thought_(thought), stops_(thought.utterance.context.stops), awaited_(KnownAnswer(thought, draft)) {}

void Listener::OnPiece(std::string_view piece) {
  raw_ += piece;
  Hear(reader_.Feed(stops_.Feed(thinking_.Feed(piece))));
  if (met_stop()) stop_.request_stop();
}

void Listener::Hear(const std::vector<std::string>& sentences) {
  for (const std::string& sentence : sentences) HearOne(sentence);
  while (reader_.calls() && TakeProgramCall()) {
    for (const std::string& sentence : reader_.PassCall()) HearOne(sentence);
  }
  if (reader_.calls()) stop_.request_stop();
}

bool Listener::TakeProgramCall() {
  const ProgramFunctions& functions = thought_.utterance.context.functions;
  const OfferedTool* function = FunctionNamed(functions, reader_.call()->name);
  if (function == nullptr || misfit_ || gave_up_ || calls_.size() >= functions.most_calls) return false;
  auto call = FittingCall(*function, reader_.call()->arguments);
  if (!call) misfit_ = MisfitWords(function->name, call.error().message);
  else calls_.push_back(std::move(*call));
  return !misfit_ && calls_.size() < functions.most_calls;
}

void Listener::HearOne(const std::string& sentence) {
  if (!calls_.empty()) {  // what it makes of it before it knows
    stop_.request_stop();
    return;
  }
  held_.push_back(sentence);
  const auto has = [&sentence](const std::string& answer) { return Holds(sentence, answer); };
  if (!awaited_.empty() && std::none_of(awaited_.begin(), awaited_.end(), has)) return;
  awaited_.clear();
  for (const std::string& one : std::exchange(held_, {})) Pass(one);
}

void Listener::Pass(const std::string& sentence) {
  if (gave_up_ || (stop_.stop_requested() && !met_stop())) return;
  const Said said = sink_.OnSentence(sentence);
  changed_ = changed_ || said != Said::kWhole;
  if (said == Said::kWhole || said == Said::kMended) {
    said_any_ = true;
    refused_ = 0;
    passed_ += (passed_.empty() ? "" : " ") + sentence;
  } else {
    ++refused_;
  }
  if (said == Said::kEnough || refused_ >= kMostRefused) GiveUp();
}

void Listener::BeginAnew() {
  stop_ = std::stop_source();
  thinking_ = ThinkFilter();
}

void Listener::Restart() {
  BeginAnew();
  raw_.clear();
  held_.clear();
  reader_ = StreamReader();
  stops_ = StopWords(thought_.utterance.context.stops);
}

std::optional<ToolCall> Listener::TakeCall() {
  if (gave_up_ || !calls_.empty() || misfit_ || !reader_.calls()) return std::nullopt;
  BeginAnew();
  return reader_.TakeCall();
}

std::optional<std::string> Listener::TakeMisfit() {
  if (gave_up_ || !calls_.empty() || !misfit_) return std::nullopt;
  BeginAnew();
  (void)reader_.TakeCall();
  return std::exchange(misfit_, std::nullopt);
}

void Listener::Close(StreamReader::End end) {
  if (met_stop()) end = StreamReader::End::kWhole;
  Hear(reader_.Feed(stops_.Feed(thinking_.End())));
  Hear(reader_.Feed(stops_.End()));
  Hear(reader_.Close(end));
}

void Listener::SayReflex(const std::string& reflex) {
  if (said_any_ || !calls_.empty() || stop_.stop_requested() || reflex.empty()) return;
  sink_.OnOwnSentence(reflex);
  reflex_ = reflex;
}

}  // namespace sam::llm
