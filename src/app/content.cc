// samantha content: for people who write what she says. `try` shows how a reply to a line is found, `check` finds mistakes.
#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <cstdio>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "app/commands.h"
#include "app/options.h"
#include "app/run_now.h"
#include "base/unicode.h"
#include "content/compiler/compile.h"
#include "mind/builtin/builtin_mind.h"
#include "store/memory_log.h"

namespace sam::app {
namespace {

using nlohmann::ordered_json;

constexpr size_t kProposalsShown = 8;

struct TryOptions {
  std::string text, language, at;
  std::vector<std::string> after;
  uint64_t seed = 1;
  bool json = false;
};

/// The built-in mind, keeping how it came to its last answer.
class WatchedMind final : public Mind {
 public:
  std::string_view name() const override { return mind_.name(); }
  boost::asio::awaitable<Result<Reply>> Answer(const Thought& thought, MindSink& sink, std::stop_token stop) override {
    explanation = mind_.Explain(thought);
    percept = thought.percept;
    co_return co_await mind_.Answer(thought, sink, stop);
  }

  std::optional<Explanation> explanation;
  std::optional<Percept> percept;

 private:
  BuiltinMind mind_{content::Pack::Of(Language::kEnglish), content::Pack::Of(Language::kKorean)};
};

/// The line said in a life that holds nothing but the lines before it, and what came of it.
struct Trial {
  TurnReport report;
  std::string chosen;  // how the reply was found, as /why says it
  std::optional<Explanation> explanation;  // none where the conscience answered before the mind was asked
  std::optional<Percept> percept;          // likewise
};

class Deaf final : public SentenceSink {
  void OnSentence(std::string_view) override {}
};

boost::asio::awaitable<Result<Trial>> TakeTurns(Conversation& conversation, WatchedMind& mind, const TryOptions& options, Moment at) {
  Deaf sink;
  Trial trial;
  if (!options.language.empty()) {
    Persona persona = conversation.life().persona();
    persona.language = options.language == "ko" ? Language::kKorean : Language::kEnglish;
    auto kept = co_await conversation.SetPersona(persona, "asked for by content try", at);
    if (!kept) co_return tl::unexpected(kept.error());
  }
  std::vector<std::string> lines = options.after;
  lines.push_back(options.text);
  for (const std::string& line : lines) {
    mind.explanation.reset();
    mind.percept.reset();
    Utterance utterance{.id = "", .text = CleanText(line), .at = at, .image = ""};
    auto report = co_await conversation.TakeTurn(std::move(utterance), sink, {});
    if (!report) co_return tl::unexpected(report.error());
    trial.report = std::move(*report);
    at = at + std::chrono::seconds(40);
  }
  auto why = conversation.Why();
  if (!why) co_return tl::unexpected(why.error());
  trial.chosen = why->chosen;
  trial.explanation = std::move(mind.explanation);
  trial.percept = std::move(mind.percept);
  co_return trial;
}

Result<Trial> TryLine(const TryOptions& options, Moment at) {
  auto perceiver = Perceiver::Create();
  if (!perceiver) return tl::unexpected(perceiver.error());
  WatchedMind mind;
  MemoryLog log;
  Household household;
  household.perceiver = perceiver->get();
  household.mind = &mind;
  household.log = &log;
  auto person = log.FindPerson("content try", EventLog::Create::kYes, options.seed);
  if (!person) return tl::unexpected(person.error());
  auto conversation = Conversation::Open(household, *person);
  if (!conversation) return tl::unexpected(conversation.error());
  boost::asio::io_context io(1);
  return RunNow(io, TakeTurns(**conversation, mind, options, at));
}

ordered_json ToJson(const Proposal& proposal) {
  ordered_json pieces = ordered_json::array();
  for (const ProposedPiece& piece : proposal.pieces) pieces.push_back({{"id", piece.id}, {"part", piece.part}, {"text", piece.text}});
  return {{"skill", proposal.skill}, {"rule", proposal.rule}, {"relevance", proposal.relevance}, {"score", proposal.score},
          {"fate", Describe(proposal)}, {"text", proposal.text}, {"pieces", pieces}};
}

ordered_json ToJson(const Trial& trial) {
  ordered_json intents = ordered_json::array(), emotions = ordered_json::object(), proposals = ordered_json::array();
  for (const auto& [label, p] : trial.report.emotions) emotions[label] = p;
  ordered_json heard = {{"language", Code(trial.report.language)}, {"act", trial.report.act}, {"intent", trial.report.intent},
                        {"emotions", emotions}, {"crisis", trial.report.crisis}};
  if (trial.percept && trial.explanation) {
    for (const IntentScore& scored : trial.percept->intents) intents.push_back({{"intent", scored.intent}, {"kind", scored.kind}, {"score", scored.score}});
    const Focus& focus = trial.percept->focus;
    heard["intents"] = intents;
    heard["tone"] = trial.explanation->tone;
    heard["topics"] = trial.explanation->topics;
    heard["focus"] = {{"noun", focus.noun}, {"phrase", focus.phrase}, {"clause", focus.clause}, {"tail", focus.tail}, {"kind", focus.kind}};
    const auto& all = trial.explanation->proposals;
    for (size_t i = 0; i < std::min(all.size(), kProposalsShown); ++i) proposals.push_back(ToJson(all[i]));
  }
  return {{"heard", heard}, {"proposed", trial.explanation ? trial.explanation->proposals.size() : 0}, {"proposals", proposals},
          {"chosen", trial.chosen}, {"reply", trial.report.reply}};
}

void Line(std::string_view label, std::string_view text) {
  if (!text.empty()) fmt::print("{:<10}{}\n", label, text);
}

std::string Joined(const std::string& so_far, std::string_view more) { return so_far.empty() ? std::string(more) : so_far + ", " + std::string(more); }

void PrintHeard(const Trial& trial) {
  std::string intents, emotions, topics, focus, frames;
  for (const auto& [label, p] : trial.report.emotions) emotions = Joined(emotions, fmt::format("{} {:.2f}", label, p));
  if (trial.percept && trial.explanation) {
    const Percept& percept = *trial.percept;
    for (const IntentScore& scored : percept.intents) intents = Joined(intents, fmt::format("{} {:.2f} of {:.2f}", FullName(scored), scored.score, scored.covered));
    for (const std::string& topic : trial.explanation->topics) topics = Joined(topics, topic);
    for (const Frame& frame : percept.frames) frames = Joined(frames, fmt::format("{} {:.2f}", frame.name, frame.weight));
    if (!percept.focus.noun.empty()) focus = fmt::format("{} (\"{}\")", percept.focus.noun, percept.focus.phrase);
    if (!percept.focus.clause.empty()) focus = Joined(focus, fmt::format("clause \"{}\"", percept.focus.clause));
    if (!percept.focus.tail.empty()) focus = Joined(focus, fmt::format("tail \"{}\"", percept.focus.tail));
    if (!percept.news.shape.empty()) frames = Joined(frames, "news told as " + percept.news.shape);
    for (const std::string& kind : percept.news.kinds) frames = Joined(frames, "news of " + kind);
  } else {
    intents = trial.report.intent;
  }
  const std::string tone = trial.explanation ? fmt::format(", sounds {}", trial.explanation->tone) : "";
  Line("heard", fmt::format("{}, {}{}", Code(trial.report.language), trial.report.act, tone));
  Line("intents", intents.empty() ? "none" : intents);
  Line("feelings", emotions.empty() ? "none over its threshold" : emotions);
  Line("focus", focus);
  Line("topics", topics);
  Line("put as", frames);
}

void PrintProposal(size_t rank, const Proposal& proposal) {
  fmt::print("{:>2}. {:.2f}  {}: {}; {}\n", rank, proposal.relevance, proposal.skill, proposal.rule, Describe(proposal));
  for (const ProposedPiece& piece : proposal.pieces) {
    if (piece.text.empty()) fmt::print("          {:<5} {}\n", piece.part, piece.id);
    else fmt::print("          {:<5} {}  \"{}\"\n", piece.part, piece.id, piece.text);
  }
  if (proposal.pieces.empty()) fmt::print("          \"{}\"\n", proposal.text);
}

void PrintTrial(const Trial& trial) {
  PrintHeard(trial);
  fmt::print("\n");
  if (trial.explanation) {
    const auto& all = trial.explanation->proposals;
    const size_t shown = std::min(all.size(), kProposalsShown);
    fmt::print("proposed  {} replies, the best {}:\n", all.size(), shown);
    for (size_t i = 0; i < shown; ++i) PrintProposal(i + 1, all[i]);
  } else {
    fmt::print("proposed  nothing: the conscience answers this before the mind is asked ({})\n", trial.chosen);
  }
  fmt::print("\n");
  Line("reply", trial.report.reply);
}

int Try(const TryOptions& options) {
  Result<Moment> at = options.at.empty() ? Result<Moment>(SystemClock().Now()) : ParseRfc3339(options.at);
  if (!at) return Complain(at.error());
  auto trial = TryLine(options, *at);
  if (!trial) return Complain(trial.error());
  if (!options.json) PrintTrial(*trial);
  else fmt::print("{}\n", ToJson(*trial).dump(-1, ' ', false, ordered_json::error_handler_t::replace));
  return kOk;
}

int Check(const std::string& given) {
  namespace fs = std::filesystem;
  const fs::path folder = given.empty() ? fs::path(SAM_CONTENT_FOLDER) : fs::path(given);
  std::error_code none;
  if (!fs::exists(folder / "intents.yaml", none)) {
    fmt::print(stderr, "samantha: {} holds no intents.yaml; name the folder that holds intents.yaml, en/ and ko/\n", folder.string());
    return kWrongUsage;
  }
  bool sound = true;
  for (const Language language : {Language::kEnglish, Language::kKorean}) {
    std::vector<content::Fault> faults;
    const content::PackSource source = content::CheckFolder(folder, language, faults);
    for (const content::Fault& fault : faults) fmt::print(stderr, "{}\n", content::Describe(fault));
    fmt::print("{}\n", content::CountsOf(source));
    sound = sound && faults.empty();
  }
  return sound ? kOk : kFailed;
}

}  // namespace

void AddContent(CLI::App& program, Action& action) {
  CLI::App* content = program.add_subcommand("content", "for people who write what she says (content/README.md)");
  content->require_subcommand(1);

  auto options = std::make_shared<TryOptions>();
  CLI::App* attempt = content->add_subcommand("try", "how the reply to a line is found: what is understood, what is proposed, what is taken and why");
  attempt->add_option("TEXT", options->text, "the line, as a person would say it")->required();
  attempt->add_option("--language", options->language, "talk in this language, whatever the line looks like")->check(CLI::IsMember({"en", "ko"}));
  attempt->add_option("--after", options->after, "a line said before it; give it again for more, the earliest first")->expected(1)->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
  attempt->add_option("--at", options->at, "the person's clock, such as 2027-03-01T20:00:00+09:00; now unless given");
  attempt->add_option("--seed", options->seed, "another number, other draws")->capture_default_str();
  attempt->add_flag("--json", options->json, "one JSON object");
  attempt->callback([options, &action] { action = [options] { return Try(*options); }; });

  auto folder = std::make_shared<std::string>();
  CLI::App* check = content->add_subcommand("check", "finds mistakes in a folder of content, as the build does; exit code 1 where there are any");
  check->add_option("FOLDER", *folder, "the folder that holds intents.yaml, en/ and ko/; the one she was built from unless given");
  check->callback([folder, &action] { action = [folder] { return Check(*folder); }; });
}

}  // namespace sam::app
