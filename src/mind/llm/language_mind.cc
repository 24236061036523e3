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
#include "mind/llm/reading_again.h"
#include "mind/llm/stream_reader.h"
#include "mind/llm/think_filter.h"

namespace sam {
namespace {

namespace asio = boost::asio;
using asio::awaitable;

constexpr size_t kMostDialogues = 2048;
constexpr double kMostPerEstimate = 8;
constexpr int kMostCalls = 3;   // of tools, in one answer
constexpr int kMostShortened = 3;  // times, for one answer
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
  /// Begins anew, where what came is not worth hearing to its end.
  void Restart() {
    raw_.clear();
    held_.clear();
    thinking_ = llm::ThinkFilter();
    reader_ = llm::StreamReader();
  }
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
    if (!awaited_.empty() && Bare(sentence).find(awaited_) == std::string::npos) return;
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

/// For what is only read as a whole.
class Unheard final : public PieceSink {
  void OnPiece(std::string_view) override {}
};

class LanguageMind final : public Mind {
 public:
  LanguageMind(std::unique_ptr<LanguageModel> model, LanguageMindConfig config)
      : model_(std::move(model)), config_(std::move(config)), own_(content::Pack::Of(Language::kEnglish), content::Pack::Of(Language::kKorean)) {}

  std::string_view name() const override { return config_.name; }
  Pace pace() const override { return Pace::kStreaming; }

  awaitable<Result<Reply>> Answer(const Thought& thought, MindSink& sink, std::stop_token stop) override {
    Reply draft = own_.Compose(thought);
    if (IsItsOwn(thought, draft)) co_return Speak(std::move(draft), sink, stop);
    const auto listener = std::make_shared<Listener>(sink, thought);
    auto made = co_await Hear(thought, draft, listener, sink, stop);
    if (made) MarkReachable();
    if (!listener->said_any() && !stop.stop_requested()) {
      Reply reply = Speak(std::move(draft), sink, stop);
      if (!made) reply.notice = TellLoss(thought);
      reply.chosen += made ? "; the model found nothing that may be said" : "; the model failed: " + made.error().message;
      co_return reply;
    }
    co_return ReplyOf(thought, *listener, made);
  }

  std::string reader() const override { return model_->name(); }

  awaitable<Result<std::vector<NotedEvent>>> ReadAgain(std::vector<TalkedTurn> talk, std::stop_token stop) override {
    const GenerationRequest request = llm::ReadingRequest(talk, model_->context_tokens());
    Unheard unheard;
    const auto made = co_await model_->Generate(request, unheard, stop);
    if (!made) co_return tl::unexpected(made.error());
    if (made->finish == Finish::kCancelled) co_return Fail(ErrorCode::kCancelled, "the talk went on before it was read again");
    llm::ThinkFilter thinking;
    std::string answer = thinking.Feed(made->text);
    answer += thinking.End();
    auto notes = llm::ReadNotes(answer);
    if (!notes) co_return notes;
    for (NotedEvent& noted : *notes) noted.by = model_->name();
    co_return notes;
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

  GenerationRequest RequestFor(const Thought& thought, const Reply& draft) {
    GenerationRequest request;
    const std::scoped_lock lock(mutex_);
    if (dialogues_.size() > kMostDialogues) dialogues_.clear();
    llm::Dialogue& dialogue = dialogues_[thought.person];
    request.messages = dialogue.Prepare(thought, llm::TurnWords(thought, draft), static_cast<int>(model_->context_tokens() / tokens_per_estimate_));
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

  /// Once more with a shorter talk where this one was too long, and once more where the answer broke off before anything of it was said.
  awaitable<Result<Generation>> Generate(const Thought& thought, const Reply& draft, GenerationRequest& request, Listener& listener) {
    auto made = co_await model_->Generate(request, listener, listener.stop().get_token());
    for (int i = 0; i < kMostShortened && !made && made.error().code == ErrorCode::kExhausted && listener.raw().empty(); ++i) {
      ShortenFor(thought);
      request = RequestFor(thought, draft);
      made = co_await model_->Generate(request, listener, listener.stop().get_token());
    }
    const bool broke_off = !made && made.error().code != ErrorCode::kInvalidArgument && !listener.raw().empty() && !listener.said_any();
    if (broke_off && !listener.stop().stop_requested()) {
      listener.Restart();
      made = co_await model_->Generate(request, listener, listener.stop().get_token());
    }
    if (made) Count(request, *made);
    co_return made;
  }

  /// Learns how many tokens this model really makes of a text.
  void Count(const GenerationRequest& request, const Generation& made) {
    int estimate = 0;
    for (const ChatMessage& message : request.messages) estimate += llm::EstimateTokens(message.text);
    if (made.prompt_tokens == 0 || estimate == 0 || !request.images.empty()) return;
    const std::scoped_lock lock(mutex_);
    tokens_per_estimate_ = std::clamp(static_cast<double>(made.prompt_tokens) / estimate, 0.75, kMostPerEstimate);
  }

  /// The model's whole answer, its sentences passed on as they came.
  awaitable<Result<Generation>> Hear(const Thought& thought, const Reply& draft, std::shared_ptr<Listener> listener, MindSink& sink, std::stop_token stop) {
    const auto executor = co_await asio::this_coro::executor;
    const std::stop_callback both(stop, [listener] { listener->GiveUp(); });
    asio::steady_timer reflex(executor), first(executor), whole(executor);
    After(reflex, config_.reflex_after, [](Listener& l) { l.SayReflex(); }, listener);
    After(first, config_.first_sentence_limit, [](Listener& l) { if (!l.said_any()) l.GiveUp(); }, listener);
    After(whole, config_.answer_limit, [](Listener& l) { l.GiveUp(); }, listener);
    GenerationRequest request = RequestFor(thought, draft);
    Result<Generation> made = co_await Generate(thought, draft, request, *listener);
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
    tokens_per_estimate_ = std::min(kMostPerEstimate, 1.5 * tokens_per_estimate_);
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
  void MarkReachable() {
    const std::scoped_lock lock(mutex_);
    told_.clear();
  }

  const std::unique_ptr<LanguageModel> model_;
  const LanguageMindConfig config_;
  const BuiltinMind own_;
  std::mutex mutex_;  // guards everything below; never held across a wait
  std::unordered_map<PersonId, llm::Dialogue> dialogues_;
  double tokens_per_estimate_ = 1;
  std::set<PersonId> told_;
};

}  // namespace

std::unique_ptr<Mind> CreateLanguageMind(std::unique_ptr<LanguageModel> model, LanguageMindConfig config) {
  return std::make_unique<LanguageMind>(std::move(model), std::move(config));
}

}  // namespace sam
