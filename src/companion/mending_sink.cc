#include "companion/mending_sink.h"

#include <algorithm>
#include <utility>

#include "conscience/conscience.h"

namespace sam {

MendingSink::MendingSink(SentenceSink& beyond, const Thought& thought, Words words, ToolDesk& desk) : beyond_(beyond), thought_(thought), words_(words), desk_(desk), limit_(thought.utterance.context) {
  if (words_ == Words::kOfAModel) censor_.emplace(thought_);
}

Said MendingSink::OnSentence(std::string_view sentence) { return words_ == Words::kOfAModel ? Take(sentence, Words::kOfAModel) : OnOwnSentence(sentence); }

Said MendingSink::OnOwnSentence(std::string_view sentence) { return Take(sentence, Words::kHerOwn); }

Said MendingSink::OnDocument(std::string_view document, const std::vector<std::string>& texts) {
  const auto may_be_said = [this](const std::string& text) { return censor_->JudgeText(text).said == Said::kWhole; };
  if (!censor_ || !std::all_of(texts.begin(), texts.end(), may_be_said)) return Said::kNot;
  has_document_ = true;
  Add(std::string(document));
  return Said::kWhole;
}

boost::asio::awaitable<CallOutcome> MendingSink::OnCall(ToolCall call, std::stop_token stop) {
  CallOutcome outcome = co_await desk_.Take(std::move(call), thought_, stop);
  if (outcome.kind == CallOutcome::Kind::kAsked) LetGo(), Add(outcome.text);
  co_return outcome;
}

Said MendingSink::Take(std::string_view sentence, Words words) {
  const std::string_view fitting = limit_.Fit(sentence);
  Said said = fitting.empty() ? Said::kNot : Said::kWhole;
  if (!fitting.empty() && words == Words::kOfAModel) said = Judge(fitting);
  if (!fitting.empty() && words == Words::kHerOwn) Hold(fitting);
  return limit_.reached() ? Said::kEnough : said;
}

void MendingSink::Hold(std::string_view sentence) {
  held_ += (held_.empty() ? "" : " ") + std::string(sentence);
  if (std::count(held_.begin(), held_.end(), '"') % 2 == 0) LetGo();
}

Said MendingSink::Judge(std::string_view sentence) {
  conscience::Ruling ruling = censor_->Judge(sentence);
  const bool kept = ruling.said == Said::kNot || ruling.said == Said::kEnough;
  if (kept && !ruling.why.empty() && std::find(held_back_.begin(), held_back_.end(), ruling.why) == held_back_.end()) held_back_.push_back(ruling.why);
  Add(ruling.text);
  return ruling.said;
}

void MendingSink::LetGo() {
  if (!held_.empty()) Add(conscience::Mend(std::exchange(held_, {}), thought_));
}

void MendingSink::Add(const std::string& sentence) {
  constexpr int kMostAtParting = 2;
  if (sentence.empty() || (conscience::MayLeave(thought_) && sentences_ == kMostAtParting)) return;
  ++sentences_;
  said_ += (said_.empty() ? "" : " ") + sentence;
  beyond_.OnSentence(sentence);
}

}  // namespace sam
