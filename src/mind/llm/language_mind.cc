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
#include "mind/llm/answer_order.h"
#include "mind/llm/answer_sources.h"
#include "mind/llm/dialogue.h"
#include "mind/llm/json_fit.h"
#include "mind/llm/listener.h"
#include "mind/llm/prompt.h"
#include "mind/llm/reading_again.h"
#include "mind/llm/think_filter.h"

namespace sam {
namespace {

namespace asio = boost::asio;
using asio::awaitable;

constexpr size_t kMostDialogues = 2048;
constexpr double kMostPerEstimate = 8;
constexpr int kMostCalls = 3;      // of tools of the house, in one answer
constexpr int kMostTries = 2;      // at a call, or at a document
constexpr int kMostShortened = 3;  // times, for one answer

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

/// Hears a document out.
class Collector final : public PieceSink {
 public:
  void OnPiece(std::string_view piece) override { text_ += piece; }
  std::string Take() {
    std::string all = thinking_.Feed(std::exchange(text_, {}));
    return all + thinking_.End();
  }
  bool is_empty() const { return text_.empty(); }
  void GiveUp() { stop_.request_stop(); }
  std::stop_token token() const { return stop_.get_token(); }

 private:
  std::string text_;
  llm::ThinkFilter thinking_;
  std::stop_source stop_;
};

void Add(const Generation& made, ModelTokens& tokens) { tokens.prompt += made.prompt_tokens, tokens.reused += made.reused_tokens, tokens.answer += made.tokens; }

void NameCalls(const Thought& thought, std::vector<ToolCall>& calls) {
  for (size_t i = 0; i < calls.size(); ++i)
    calls[i].id = fmt::format("call_{:016x}{:08x}", Draw(thought.seed, Number(thought.turn), fmt::format("call {} {}", i, thought.utterance.id)), static_cast<uint32_t>(StableHash(calls[i].arguments)));
}

class LanguageMind final : public Mind {
 public:
  LanguageMind(std::shared_ptr<LanguageModel> model, LanguageMindConfig config)
      : model_(std::move(model)), config_(std::move(config)), own_(content::Pack::Of(Language::kEnglish), content::Pack::Of(Language::kKorean)) {}

  std::string_view name() const override { return config_.name; }
  Pace pace() const override { return Pace::kStreaming; }
  awaitable<PictureReader> ReadsPictures(std::stop_token stop) override { return model_->ReadsPictures(std::move(stop)); }

  awaitable<Result<Reply>> Answer(const Thought& thought, MindSink& sink, std::stop_token stop) override {
    Reply draft = own_.Compose(thought);
    if (const auto order = llm::AnswerOrder::Of(thought.utterance.context)) {
      auto ordered = co_await AnswerOrdered(thought, draft, *order, sink, stop);
      co_return ordered;
    }
    if (IsItsOwn(thought, draft)) co_return Speak(std::move(draft), sink, stop);
    const PictureReader shown_to = thought.utterance.image.empty() ? PictureReader::kNone : co_await model_->ReadsPictures(stop);
    const auto listener = std::make_shared<llm::Listener>(sink, thought, draft);
    ModelTokens tokens;
    auto made = co_await Hear(thought, draft, listener, tokens, sink, stop);
    if (made) MarkReachable();
    if (!listener->said_any() && listener->calls().empty() && !stop.stop_requested()) {
      Reply reply = Speak(std::move(draft), sink, stop);
      if (!made) reply.notice = TellLoss(thought);
      reply.chosen += made ? "; the model found nothing that may be said" : "; the model failed: " + made.error().message;
      TellWhereItWent(shown_to, thought, reply);
      co_return reply;
    }
    Reply reply = ReplyOf(thought, *listener, made);
    if (tokens.answer > 0) reply.tokens = tokens;
    TellWhereItWent(shown_to, thought, reply);
    co_return reply;
  }

  std::string reader() const override { return model_->name(); }

  awaitable<Result<std::vector<NotedEvent>>> ReadAgain(std::vector<TalkedTurn> talk, std::stop_token stop) override {
    const GenerationRequest request = llm::ReadingRequest(talk, model_->context_tokens());
    Collector collector;
    const auto made = co_await model_->Generate(request, collector, stop);
    if (!made) co_return tl::unexpected(made.error());
    if (made->finish == Finish::kCancelled) co_return Fail(ErrorCode::kCancelled, "the talk went on before it was read again");
    auto notes = llm::ReadNotes(collector.Take());
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

  GenerationRequest RequestFor(const Thought& thought, const Reply& draft, llm::Shown shown) {
    const bool picture = shown == llm::Shown::kPicture;
    GenerationRequest request;
    const std::scoped_lock lock(mutex_);
    if (dialogues_.size() > kMostDialogues) dialogues_.clear();
    llm::Dialogue& dialogue = dialogues_[thought.person];
    const int room = static_cast<int>(model_->context_tokens() / tokens_per_estimate_) - (picture ? model_->picture_tokens() : 0);
    request.messages = dialogue.Prepare(thought, llm::TurnWords(thought, draft, shown), shown, room);
    if (picture) request.messages.back().images = {thought.utterance.image};
    request.shared_bytes = dialogue.shared_bytes();
    request.owner = OwnerOf(thought.person);
    request.most_tokens = llm::LengthFor(thought).tokens;
    const RequestContext& context = thought.utterance.context;
    if (context.most_tokens > 0) request.most_tokens = std::min(request.most_tokens, context.most_tokens);
    request.most_tokens = std::min(request.most_tokens, std::max(1, model_->context_tokens() / 2));
    request.temperature = context.temperature.value_or(request.temperature);
    request.top_p = std::max(context.top_p.value_or(request.top_p), 0.01);
    request.seed = context.seed.value_or(Draw(thought.seed, Number(thought.turn), "language model")) & 0xffffffffu;
    return request;
  }

  static bool HasBegun(const llm::Listener& listener) { return !listener.raw().empty(); }
  static bool HasBegun(const Collector& collector) { return !collector.is_empty(); }

  /// Generates, with a shorter talk where this one was too long, and without the picture where that cannot be shown.
  template <typename Sink>
  awaitable<Result<Generation>> Begin(const Thought& thought, const Reply& draft, const std::string& schema, GenerationRequest& request, Sink& heard, std::stop_token stop) {
    llm::Shown shown = thought.utterance.image.empty() ? llm::Shown::kNothing : llm::Shown::kPicture;
    for (int shortened = 0;;) {
      request = RequestFor(thought, draft, shown);
      request.json_schema = schema;
      Result<Generation> made = co_await model_->Generate(request, heard, stop);
      if (made) Count(request, *made);
      if (made || HasBegun(heard)) co_return made;
      const bool too_long = made.error().code == ErrorCode::kExhausted, with_picture = shown == llm::Shown::kPicture;
      if (too_long && shortened < (with_picture ? 1 : kMostShortened)) {
        ShortenFor(thought);
        ++shortened;
      } else if (with_picture && (too_long || made.error().code == ErrorCode::kInvalidArgument)) {
        shown = llm::Shown::kNothing;  // it may be the picture
      } else {
        co_return made;
      }
    }
  }

  /// Learns how many tokens this model really makes of a text.
  void Count(const GenerationRequest& request, const Generation& made) {
    int estimate = 0;
    for (const ChatMessage& message : request.messages) estimate += llm::EstimateTokens(message.text);
    if (made.prompt_tokens == 0 || estimate == 0 || !request.messages.back().images.empty()) return;
    const std::scoped_lock lock(mutex_);
    tokens_per_estimate_ = std::clamp(static_cast<double>(made.prompt_tokens) / estimate, 0.75, kMostPerEstimate);
  }

  /// The model's whole answer, its sentences passed on as they came; once more where it broke off before anything of it was said.
  awaitable<Result<Generation>> Hear(const Thought& thought, const Reply& draft, std::shared_ptr<llm::Listener> listener, ModelTokens& tokens, MindSink& sink, std::stop_token stop) {
    const auto executor = co_await asio::this_coro::executor;
    const std::stop_callback both(stop, [listener] { listener->GiveUp(); });
    asio::steady_timer reflex(executor), first(executor), whole(executor);
    After(reflex, config_.reflex_after, [this, &thought](llm::Listener& l) { l.SayReflex(OwnLine("mind.reflex", thought)); }, listener);
    After(first, config_.first_sentence_limit, [](llm::Listener& l) { if (!l.said_any() && l.calls().empty()) l.GiveUp(); }, listener);
    After(whole, config_.answer_limit, [](llm::Listener& l) { l.GiveUp(); }, listener);
    GenerationRequest request;
    const std::string free_text;
    Result<Generation> made = co_await Begin(thought, draft, free_text, request, *listener, listener->stop().get_token());
    const bool broke_off = !made && made.error().code != ErrorCode::kInvalidArgument && !listener->raw().empty() && !listener->said_any() && listener->calls().empty();
    if (broke_off && !listener->stop().stop_requested()) {
      listener->Restart();
      made = co_await model_->Generate(request, *listener, listener->stop().get_token());
    }
    int calls = 0, tries = 1;
    size_t heard = 0;
    while (made) {
      Add(*made, tokens);
      std::optional<std::string> next = listener->TakeMisfit();
      if (next && ++tries > kMostTries) break;
      if (const auto call = next ? std::nullopt : listener->TakeCall()) {
        const CallOutcome outcome = co_await sink.OnCall(*call, stop);
        if (outcome.kind == CallOutcome::Kind::kAsked) listener->MarkSaid();
        if (outcome.kind == CallOutcome::Kind::kAsked || ++calls > kMostCalls) break;
        next = llm::CallWords(*call, outcome);
      }
      if (!next) break;
      request.messages.push_back({Role::kAssistant, listener->raw().substr(heard)});
      request.messages.push_back({Role::kUser, std::move(*next)});
      heard = listener->raw().size();
      made = co_await model_->Generate(request, *listener, listener->stop().get_token());
    }
    for (asio::steady_timer* timer : {&reflex, &first, &whole}) timer->cancel();
    listener->Close(made && made->finish == Finish::kStop ? llm::StreamReader::End::kWhole : llm::StreamReader::End::kCut);
    const bool went_on = calls > 0 || tries > 1;
    Remember(thought, went_on ? listener->passed() : listener->to_remember(), listener->passed());
    co_return made;
  }

  void Remember(const Thought& thought, std::string raw, std::string said) {
    const std::scoped_lock lock(mutex_);
    if (const auto dialogue = dialogues_.find(thought.person); dialogue != dialogues_.end()) dialogue->second.Answered(thought, std::move(raw), std::move(said));
  }

  /// A document or a call, as the request wants it.
  awaitable<Result<Reply>> AnswerOrdered(const Thought& thought, const Reply& draft, const llm::AnswerOrder& order, MindSink& sink, std::stop_token stop) {
    ModelTokens tokens;
    Generation last;
    auto found = co_await Find(thought, draft, order, tokens, last, stop);
    Reply reply;
    reply.language = thought.language;
    reply.skill = "language-model";
    reply.chosen = "found by " + model_->name() + ", as the program asked for it";
    reply.subject = thought.percept.focus.noun;
    if (stop.stop_requested()) co_return reply;
    reply.cut_to_length = !found && last.finish == Finish::kLength;
    if (!found && !reply.cut_to_length) co_return tl::unexpected(found.error());
    MarkReachable();
    if (tokens.answer > 0) reply.tokens = tokens;
    if (!found) co_return reply;
    if (found->call) {
      reply.calls.push_back(std::move(*found->call));
      NameCalls(thought, reply.calls);
      Remember(thought, fmt::format("<call {} {}>", reply.calls.front().name, reply.calls.front().arguments), "");
      co_return reply;
    }
    if (sink.OnDocument(found->document, llm::TextsIn(found->document)) == Said::kWhole) {
      reply.text = found->document;
      reply.blocks = llm::SourcesOf(reply.text, thought);
      Remember(thought, reply.text, reply.text);
    } else {
      reply.text = OwnLine("mind.no-document", thought);
      reply.chosen += "; it may not be said";
      sink.OnOwnSentence(reply.text);
    }
    co_return reply;
  }

  /// Asks once more where what came is cut, no JSON, or does not fit. kCorrupt: then, too; kUnavailable: the model fails or takes too long.
  awaitable<Result<llm::AnswerOrder::Found>> Find(const Thought& thought, const Reply& draft, const llm::AnswerOrder& order, ModelTokens& tokens, Generation& last, std::stop_token stop) {
    const auto executor = co_await asio::this_coro::executor;
    const auto collector = std::make_shared<Collector>();
    const std::stop_callback both(stop, [collector] { collector->GiveUp(); });
    asio::steady_timer whole(executor);
    After(whole, config_.answer_limit, [](Collector& c) { c.GiveUp(); }, collector);
    GenerationRequest request;
    Result<Generation> made = co_await Begin(thought, draft, order.schema(), request, *collector, collector->token());
    if (!made && made.error().code == ErrorCode::kInvalidArgument && !order.is_strict()) {
      request.json_schema = llm::AnswerOrder::loose_schema();
      made = co_await model_->Generate(request, *collector, collector->token());
    }
    for (int tries = 1;; ++tries) {
      if (!made) co_return tl::unexpected(made.error());
      Add(*made, tokens);
      last = *made;
      if (made->finish == Finish::kCancelled) co_return Fail(ErrorCode::kUnavailable, "the model took too long; try again");
      const std::string answer = collector->Take();
      auto found = order.Read(answer);
      if (found) last.finish = Finish::kStop;
      if (found || tries == kMostTries) co_return found;
      if (made->finish != Finish::kLength) {
        request.messages.push_back({Role::kAssistant, answer});
        request.messages.push_back({Role::kUser, fmt::format("<notes>\nThat will not do: {}. {}\n</notes>", llm::Quoted(found.error().message), order.InWords())});
      } else {
        request.seed += 1;
      }
      made = co_await model_->Generate(request, *collector, collector->token());
    }
  }

  void ShortenFor(const Thought& thought) {
    const std::scoped_lock lock(mutex_);
    tokens_per_estimate_ = std::min(kMostPerEstimate, 1.5 * tokens_per_estimate_);
    dialogues_.erase(thought.person);
    model_->LetGo(OwnerOf(thought.person));
  }

  template <typename What, typename Sink>
  static void After(asio::steady_timer& timer, std::chrono::milliseconds wait, What what, const std::shared_ptr<Sink>& listener) {
    if (wait.count() == 0) return;
    timer.expires_after(wait);
    timer.async_wait([what, listener = std::weak_ptr<Sink>(listener)](boost::system::error_code failed) {
      if (const auto there = listener.lock(); there && !failed) what(*there);
    });
  }

  Reply ReplyOf(const Thought& thought, llm::Listener& listener, const Result<Generation>& made) {
    Reply reply;
    reply.text = (listener.reflex().empty() ? "" : listener.reflex() + " ") + listener.passed();
    reply.language = thought.language;
    reply.skill = "language-model";
    reply.chosen = "words found by " + model_->name();
    if (made) reply.chosen += fmt::format("; {} tokens read, {} of them anew; {} said", made->prompt_tokens, made->prompt_tokens - made->reused_tokens, made->tokens);
    for (const llm::SpokenMark& mark : listener.marks()) reply.chosen += fmt::format("; {} {}", mark.name, mark.value);
    reply.blocks = llm::SourcesOf(listener.passed(), thought);
    reply.subject = thought.percept.focus.noun;
    reply.calls = std::move(listener.calls());
    NameCalls(thought, reply.calls);
    reply.cut_to_length = made && made->finish == Finish::kLength && thought.utterance.context.most_tokens > 0;
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

  const std::shared_ptr<LanguageModel> model_;
  const LanguageMindConfig config_;
  const BuiltinMind own_;
  std::mutex mutex_;  // guards everything below; never held across a wait
  std::unordered_map<PersonId, llm::Dialogue> dialogues_;
  double tokens_per_estimate_ = 1;
  std::set<PersonId> told_;
};

}  // namespace

std::unique_ptr<Mind> CreateLanguageMind(std::shared_ptr<LanguageModel> model, LanguageMindConfig config) {
  return std::make_unique<LanguageMind>(std::move(model), std::move(config));
}

}  // namespace sam
