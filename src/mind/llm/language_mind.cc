#include "mind/llm/language_mind.h"

#include <fmt/format.h>

#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <mutex>
#include <set>
#include <unordered_map>

#include "base/random.h"
#include "base/unicode.h"
#include "content/pack.h"
#include "content/realise.h"
#include "mind/llm/answer_sources.h"
#include "mind/llm/dialogue.h"
#include "mind/llm/prompt.h"
#include "mind/llm/stream_reader.h"
#include "mind/llm/think_filter.h"

namespace sam {
namespace {

namespace asio = boost::asio;
using asio::awaitable;

constexpr size_t kMostDialogues = 2048;
constexpr int kMostCalls = 3;   // of tools, in one answer
constexpr int kMostRefused = 3;  // sentences in a row that may not be said, after which the model is not heard out

std::string OwnerOf(PersonId person) { return fmt::format("person{}", static_cast<int64_t>(person)); }

std::string OwnLine(std::string_view key, const Thought& thought) {
  const auto lines = content::Pack::Of(thought.language).Lines(key);
  if (lines.empty()) return {};
  const uint64_t draw = Draw(thought.seed, Number(thought.turn), key);
  return Realise(lines[draw % lines.size()], thought.level, {{"her", thought.persona.name}}, draw);
}

/// What only the built-in mind can do: games with rules, forgetting and keeping by order, saying which of two things that were told is so.
bool IsItsOwn(const Thought& thought, const Reply& draft) {
  static const std::set<std::string, std::less<>> kOwn = {"word-chain", "twenty", "twenty-questions", "riddle", "rather", "memory", "silence", "meant"};
  return draft.game.has_value() || !thought.discourse.game.empty() || thought.percept.request || thought.forgotten > 0 || thought.contradiction || kOwn.contains(draft.skill);
}

/// Without spaces, commas and case: how an answer is looked for in what a model says.
std::string Bare(std::string_view text) {
  std::string bare = ToLower(text);
  std::erase_if(bare, [](char c) { return c == ' ' || c == ','; });
  return bare;
}

/// What has to stand in the answer, as it is known for sure: a finding's result, a fact that was asked for; "" where nothing is.
std::string KnownAnswer(const Thought& thought) {
  for (const Finding& finding : thought.findings)
    if (finding.verified && !finding.answer.empty()) return Bare(finding.answer.substr(finding.answer.rfind('=') + 1));
  const bool told = thought.percept.query && !thought.recollections.empty() && thought.recollections.front().fact;
  return told ? Bare(thought.recollections.front().fact->object) : std::string();
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

/// Hears the model out and passes its sentences on; all on one executor.
class Listener final : public PieceSink {
 public:
  /// Where an answer is known, nothing is passed on before a sentence that has it.
  Listener(MindSink& sink, const Thought& thought) : sink_(sink), thought_(thought), awaited_(KnownAnswer(thought)) {}

  void OnPiece(std::string_view piece) override {
    raw_ += piece;
    for (const std::string& sentence : reader_.Feed(thinking_.Feed(piece))) Hear(sentence);
    if (reader_.calls()) stop_.request_stop();
  }
  /// The tool that it wishes to call, after which it goes on or has ended; none where it was given up, too.
  std::optional<ToolCall> TakeCall() {
    if (gave_up_ || !reader_.calls()) return std::nullopt;
    stop_ = std::stop_source();
    thinking_ = llm::ThinkFilter();
    return reader_.TakeCall();
  }
  void MarkSaid() { said_any_ = true; }
  void Close(llm::StreamReader::End end) {
    for (const std::string& sentence : reader_.Feed(thinking_.End())) Hear(sentence);
    for (const std::string& sentence : reader_.Close(end)) Hear(sentence);
  }
  /// A word of her own where the model keeps her waiting.
  void SayReflex() {
    if (said_any_ || stop_.stop_requested()) return;
    if (const std::string reflex = OwnLine("mind.reflex", thought_); !reflex.empty()) sink_.OnOwnSentence(reflex), reflex_ = reflex;
  }
  void GiveUp() { gave_up_ = true, stop_.request_stop(); }

  std::stop_source& stop() { return stop_; }
  bool said_any() const { return said_any_; }
  const std::string& raw() const { return raw_; }
  /// What the model is to read of its answer in later turns: as it wrote it, or without what might not be said.
  const std::string& to_remember() const { return changed_ ? passed_ : raw_; }
  const std::string& passed() const { return passed_; }
  const std::string& reflex() const { return reflex_; }
  const std::vector<llm::SpokenMark>& marks() const { return reader_.marks(); }

 private:
  void Hear(const std::string& sentence) {
    held_.push_back(sentence);
    if (!awaited_.empty() && !Holds(sentence, awaited_)) return;
    awaited_.clear();
    for (const std::string& one : std::exchange(held_, {})) Pass(one);
  }
  void Pass(const std::string& sentence) {
    if (stop_.stop_requested()) return;
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

  MindSink& sink_;
  const Thought& thought_;
  llm::ThinkFilter thinking_;
  llm::StreamReader reader_;
  std::stop_source stop_;
  std::string raw_, passed_, reflex_;
  std::string awaited_;             // "": nothing, or it has come
  std::vector<std::string> held_;   // until it comes
  bool said_any_ = false, changed_ = false, gave_up_ = false;
  int refused_ = 0;
};

class LanguageMind final : public Mind {
 public:
  LanguageMind(std::unique_ptr<LanguageModel> model, LanguageMindConfig config)
      : model_(std::move(model)), config_(std::move(config)), own_(content::Pack::Of(Language::kEnglish), content::Pack::Of(Language::kKorean)) {}

  std::string_view name() const override { return config_.name; }
  Pace pace() const override { return Pace::kStreaming; }
  awaitable<PictureReader> ReadsPictures(std::stop_token stop) override { return model_->ReadsPictures(std::move(stop)); }

  awaitable<Result<Reply>> Answer(const Thought& thought, MindSink& sink, std::stop_token stop) override {
    Reply draft = own_.Compose(thought);
    if (IsItsOwn(thought, draft)) co_return Speak(std::move(draft), sink, stop);
    const PictureReader shown_to = thought.utterance.image.empty() ? PictureReader::kNone : co_await model_->ReadsPictures(stop);
    const auto listener = std::make_shared<Listener>(sink, thought);
    auto made = co_await Hear(thought, draft, listener, sink, stop);
    if (made) MarkReachable();
    if (!listener->said_any() && !stop.stop_requested()) {
      Reply reply = Speak(std::move(draft), sink, stop);
      if (!made) reply.notice = TellLoss(thought);
      reply.chosen += made ? "; the model found nothing that may be said" : "; the model failed: " + made.error().message;
      TellWhereItWent(shown_to, thought, reply);
      co_return reply;
    }
    Reply reply = ReplyOf(thought, *listener, made);
    TellWhereItWent(shown_to, thought, reply);
    co_return reply;
  }

  void LetGo(PersonId person) override {
    {
      const std::scoped_lock lock(mutex_);
      dialogues_.erase(person);
    }
    model_->LetGo(OwnerOf(person));
  }

 private:
  Reply Speak(Reply draft, MindSink& sink, const std::stop_token& stop) const {
    for (const std::string_view sentence : SplitSentences(draft.text)) {
      if (stop.stop_requested()) break;
      sink.OnOwnSentence(sentence);
    }
    return draft;
  }

  GenerationRequest RequestFor(const Thought& thought, const Reply& draft, llm::Shown shown) {
    const bool picture = shown == llm::Shown::kPicture;
    GenerationRequest request;
    const std::scoped_lock lock(mutex_);
    if (dialogues_.size() > kMostDialogues) dialogues_.clear();
    llm::Dialogue& dialogue = dialogues_[thought.person];
    request.messages = dialogue.Prepare(thought, llm::TurnWords(thought, draft, shown), shown, model_->context_tokens() - (picture ? model_->picture_tokens() : 0));
    if (picture) request.messages.back().images = {thought.utterance.image};
    request.shared_bytes = dialogue.shared_bytes();
    request.owner = OwnerOf(thought.person);
    request.most_tokens = llm::LengthFor(thought).tokens;
    const RequestContext& context = thought.utterance.context;
    if (context.most_tokens > 0) request.most_tokens = std::min(request.most_tokens, context.most_tokens);
    request.temperature = context.temperature.value_or(request.temperature);
    request.top_p = std::max(context.top_p.value_or(request.top_p), 0.01);
    request.seed = Draw(thought.seed, Number(thought.turn), "language model") & 0xffffffffu;
    return request;
  }

  /// The model's whole answer, its sentences passed on as they came; once more with a shorter talk where this one was too long, and without the picture where that cannot be shown.
  awaitable<Result<Generation>> Hear(const Thought& thought, const Reply& draft, std::shared_ptr<Listener> listener, MindSink& sink, std::stop_token stop) {
    const auto executor = co_await asio::this_coro::executor;
    const std::stop_callback both(stop, [listener] { listener->GiveUp(); });
    asio::steady_timer reflex(executor), first(executor), whole(executor);
    After(reflex, config_.reflex_after, [](Listener& l) { l.SayReflex(); }, listener);
    After(first, config_.first_sentence_limit, [](Listener& l) { if (!l.said_any()) l.GiveUp(); }, listener);
    After(whole, config_.answer_limit, [](Listener& l) { l.GiveUp(); }, listener);
    llm::Shown shown = thought.utterance.image.empty() ? llm::Shown::kNothing : llm::Shown::kPicture;
    GenerationRequest request = RequestFor(thought, draft, shown);
    Result<Generation> made = co_await model_->Generate(request, *listener, listener->stop().get_token());
    if (!made && made.error().code == ErrorCode::kExhausted && listener->raw().empty()) {
      ShortenFor(thought);
      request = RequestFor(thought, draft, shown);
      made = co_await model_->Generate(request, *listener, listener->stop().get_token());
    }
    const bool refused = !made && (made.error().code == ErrorCode::kExhausted || made.error().code == ErrorCode::kInvalidArgument);
    if (refused && shown == llm::Shown::kPicture && listener->raw().empty()) {  // it may be the picture
      shown = llm::Shown::kNothing;
      request = RequestFor(thought, draft, shown);
      made = co_await model_->Generate(request, *listener, listener->stop().get_token());
    }
    int calls = 0;
    size_t heard = 0;
    for (auto call = listener->TakeCall(); made && call; call = listener->TakeCall()) {
      const CallOutcome outcome = co_await sink.OnCall(*call, stop);
      if (outcome.kind == CallOutcome::Kind::kAsked) listener->MarkSaid();
      if (outcome.kind == CallOutcome::Kind::kAsked || ++calls > kMostCalls) break;
      request.messages.push_back({Role::kAssistant, listener->raw().substr(heard)});
      request.messages.push_back({Role::kUser, llm::CallWords(*call, outcome)});
      heard = listener->raw().size();
      made = co_await model_->Generate(request, *listener, listener->stop().get_token());
    }
    for (asio::steady_timer* timer : {&reflex, &first, &whole}) timer->cancel();
    listener->Close(made && made->finish == Finish::kStop ? llm::StreamReader::End::kWhole : llm::StreamReader::End::kCut);
    {
      const std::scoped_lock lock(mutex_);
      if (const auto dialogue = dialogues_.find(thought.person); dialogue != dialogues_.end())
        dialogue->second.Answered(thought, calls > 0 ? listener->passed() : listener->to_remember(), listener->passed());
    }
    co_return made;
  }

  void ShortenFor(const Thought& thought) {
    const std::scoped_lock lock(mutex_);
    dialogues_.erase(thought.person);
    model_->LetGo(OwnerOf(thought.person));
  }

  template <typename What>
  static void After(asio::steady_timer& timer, std::chrono::milliseconds wait, What what, std::shared_ptr<Listener> listener) {
    if (wait.count() == 0) return;
    timer.expires_after(wait);
    timer.async_wait([what, listener = std::weak_ptr<Listener>(listener)](boost::system::error_code failed) {
      if (const auto there = listener.lock(); there && !failed) what(*there);
    });
  }

  Reply ReplyOf(const Thought& thought, const Listener& listener, const Result<Generation>& made) {
    Reply reply;
    reply.text = (listener.reflex().empty() ? "" : listener.reflex() + " ") + listener.passed();
    reply.language = thought.language;
    reply.skill = "language-model";
    reply.chosen = "words found by " + model_->name();
    if (made) reply.chosen += fmt::format("; {} tokens read, {} of them anew; {} said", made->prompt_tokens, made->prompt_tokens - made->reused_tokens, made->tokens);
    for (const llm::SpokenMark& mark : listener.marks()) reply.chosen += fmt::format("; {} {}", mark.name, mark.value);
    reply.blocks = llm::SourcesOf(listener.passed(), thought);
    reply.subject = thought.percept.focus.noun;
    if (!made) reply.notice = TellLoss(thought), reply.chosen += "; it broke off: " + made.error().message;
    return reply;
  }

  /// Once an outage for each person: that the model does not answer, and that nothing is lost.
  std::string TellLoss(const Thought& thought) {
    const std::scoped_lock lock(mutex_);
    return told_.insert(thought.person).second ? OwnLine("mind.lost", thought) : std::string();
  }
  /// Each time a picture leaves this machine.
  static void TellWhereItWent(PictureReader reader, const Thought& thought, Reply& reply) {
    if (reader == PictureReader::kElsewhere) reply.notice += (reply.notice.empty() ? "" : " ") + OwnLine("picture.sent", thought);
  }
  void MarkReachable() {
    const std::scoped_lock lock(mutex_);
    told_.clear();
  }

  const std::unique_ptr<LanguageModel> model_;
  const LanguageMindConfig config_;
  const BuiltinMind own_;
  std::mutex mutex_;  // guards everything below; never held across a wait
  std::unordered_map<PersonId, llm::Dialogue> dialogues_;
  std::set<PersonId> told_;
};

}  // namespace

std::unique_ptr<Mind> CreateLanguageMind(std::unique_ptr<LanguageModel> model, LanguageMindConfig config) {
  return std::make_unique<LanguageMind>(std::move(model), std::move(config));
}

}  // namespace sam
