#include "server/line_protocol.h"

#include <fmt/format.h>

#include <cmath>
#include <nlohmann/json.hpp>

#include "base/unicode.h"
#include "companion/setup_talk.h"
#include "memory/describe.h"
#include "server/json.h"
#include "server/picture_message.h"

namespace sam {
namespace {

using boost::asio::awaitable;
using nlohmann::json;
using nlohmann::ordered_json;

/// Whoever asks line by line gets the whole reply at once.
class Silent final : public SentenceSink {
 public:
  void OnSentence(std::string_view) override {}
};

constexpr size_t kLongLine = 1 << 20;  // more only with a picture or a card

std::string LineFor(const Error& error) { return wire::ErrorLine(error.message); }

Result<std::string> Text(const json& object, const char* key) {
  const auto found = object.find(key);
  if (found == object.end()) return std::string();
  if (!found->is_string()) return Fail(ErrorCode::kInvalidArgument, fmt::format("\"{}\" is a JSON {}; give a string", key, found->type_name()));
  return found->get<std::string>();
}

/// The bytes of "image_data"; empty where there is none. Whoever reads the lines of a person names files, not this end.
Result<std::string> PictureIn(const json& object) {
  if (object.contains("image")) return Fail(ErrorCode::kInvalidArgument, "\"image\" names a file, which samantha chat reads; here send its bytes, as base64 in \"image_data\"");
  const auto data = object.find("image_data");
  if (data == object.end()) return std::string();
  if (!data->is_string()) return Fail(ErrorCode::kInvalidArgument, fmt::format("\"image_data\" is a JSON {}; give base64", data->type_name()));
  return wire::ReadPictureData(data->get_ref<const std::string&>());
}

}  // namespace

struct LineProtocol::Request {
  json object;
  std::string at, id;
};

LineProtocol::LineProtocol(std::shared_ptr<Session> session, People& people, const WallClock& clock)
    : session_(std::move(session)), people_(people), clock_(clock) {}

awaitable<std::string> LineProtocol::Answer(std::string_view line) {
  auto object = co_await ParseLine(line);
  if (!object) co_return LineFor(object.error());
  Request request{std::move(*object), {}, {}};
  for (auto [key, into] : {std::pair("at", &request.at), std::pair("id", &request.id)}) {
    auto text = Text(request.object, key);
    if (!text) co_return LineFor(text.error());
    *into = std::move(*text);
  }
  if (!request.at.empty()) {
    const auto at = ParseRfc3339(request.at);
    if (!at) co_return LineFor(at.error());
    virtual_now_ = virtual_now_ ? std::max(*virtual_now_, *at) : *at;
    virtual_now_->offset = at->offset;
  }
  co_return co_await Dispatch(std::move(request));
}

awaitable<Result<json>> LineProtocol::ParseLine(std::string_view line) {
  Sight* sight = people_.household().sight;
  if (sight == nullptr || line.size() <= kLongLine || (line.find("\"image_data\"") == line.npos && line.find("\"card\"") == line.npos)) co_return wire::Parse(line, kLongLine);
  std::function<Result<json>()> parse = [line] { return wire::Parse(line, wire::kLongestPictureMessage); };
  Result<json> object = co_await sight->aside().Run(std::move(parse));
  co_return object;
}

awaitable<std::string> LineProtocol::Dispatch(Request request) {
  const json& object = request.object;
  if (object.contains("say")) co_return co_await AnswerSay(std::move(request));
  if (object.contains("setup")) co_return co_await AnswerSetup(std::move(request));
  if (object.contains("set") && object["set"].is_object() && object["set"].contains("settings")) co_return co_await AnswerSetSettings(object["set"]["settings"], "set");
  if (object.contains("set")) co_return co_await AnswerSet(std::move(request));
  for (const char* key : {"pause", "resume"}) {
    if (!object.contains(key)) continue;
    json settings = json::object();
    settings["paused"] = std::string_view(key) == "pause";
    co_return co_await AnswerSetSettings(std::move(settings), key);
  }
  if (object.contains("undo")) co_return co_await AnswerUndo();
  if (object.contains("tools")) co_return co_await AnswerTools(object["tools"]);
  if (object.contains("card")) co_return co_await AnswerCard(object["card"]);
  if (object.contains("wait")) {
    auto text = Text(object, "wait");
    if (!text) co_return LineFor(text.error());
    co_return co_await AnswerWait(std::move(*text));
  }
  for (const char* key : {"forget", "correct", "pin", "unpin"})
    if (object.contains(key)) co_return co_await AnswerCare(key, object[key]);
  if (object.contains("memory")) co_return co_await AnswerMemory(object["memory"]);
  if (object.contains("notes")) co_return co_await AnswerNotes();
  for (const char* key : {"why", "gist", "feelings", "people"})
    if (object.contains(key)) co_return co_await AnswerLook(key);
  for (const char* key : {"settings", "audit", "diary", "bond"})
    if (object.contains(key)) co_return co_await AnswerReins(key);
  co_return wire::ErrorLine("the object has none of say, wait, set, why, memory, gist, forget, correct, pin, unpin, feelings, bond, settings, pause, resume, undo, card, tools, notes, audit, diary, people; send one of them");
}

awaitable<Result<TurnReport>> LineProtocol::Say(std::string text) {
  Silent sink;
  Utterance utterance{.id = "", .text = CleanText(text), .at = Now(), .image = ""};
  auto report = co_await session_->Say(std::move(utterance), sink, {});
  if (report) people_.TookTurn(session_->person().id, clock_.Now().at);
  co_return report;
}

awaitable<std::string> LineProtocol::AnswerSay(Request request) {
  auto text = Text(request.object, "say");
  if (!text) co_return LineFor(text.error());
  auto picture = PictureIn(request.object);
  if (!picture) co_return LineFor(picture.error());
  Silent sink;
  Utterance utterance{.id = CleanText(request.id, 200), .text = CleanText(*text), .at = Now(), .image = std::move(*picture)};
  auto report = co_await session_->Say(std::move(utterance), sink, {});
  if (!report) co_return LineFor(report.error());
  people_.TookTurn(session_->person().id, clock_.Now().at);
  co_return wire::ReportLine(*report);
}

awaitable<std::string> LineProtocol::AnswerWait(std::string duration) {
  const auto parsed = ParseIsoDuration(duration);
  if (!parsed) co_return LineFor(parsed.error());
  Moment now = Now();
  std::function<awaitable<Result<Moment>>(Conversation&)> pass = [now, d = *parsed](Conversation& conversation) -> awaitable<Result<Moment>> {
    const Moment later = conversation.Clock(now) + d;
    auto passed = co_await conversation.Pass(later);
    if (!passed) co_return tl::unexpected(passed.error());
    co_return later;
  };
  auto later = co_await session_->With(std::move(pass));
  if (!later) co_return LineFor(later.error());
  virtual_now_ = *later;
  co_return wire::Line({{"waited", duration}});
}

awaitable<std::string> LineProtocol::AnswerSet(Request request) {
  const json& set = request.object["set"];
  if (!set.is_object() || !set.contains("persona")) co_return wire::ErrorLine("\"set\" needs {\"persona\":{...}} or {\"settings\":{...}}");
  auto settings = wire::ReadPersonaSettings(set["persona"]);
  if (!settings) co_return LineFor(settings.error());
  std::function<awaitable<Result<Persona>>(Conversation&)> apply = [this, s = *settings](Conversation& conversation) -> awaitable<Result<Persona>> {
    auto persona = ApplySettings(conversation.life().persona(), s);
    if (!persona) co_return tl::unexpected(persona.error());
    auto kept = co_await conversation.SetPersona(*persona, "set by hand", Now());
    if (!kept) co_return tl::unexpected(kept.error());
    co_return *persona;
  };
  auto persona = co_await session_->With(std::move(apply));
  if (!persona) co_return LineFor(persona.error());
  co_return wire::Line({{"set", {{"persona", wire::ToJson(*persona)}}}});
}

awaitable<std::string> LineProtocol::AnswerSetup(Request request) {
  const json& setup = request.object["setup"];
  const bool object = setup.is_object();
  auto answer = object ? Text(setup, "answer") : Result<std::string>(std::string());
  auto language = object ? Text(setup, "language") : Result<std::string>(std::string());
  if (!answer || !language) co_return LineFor(answer ? language.error() : answer.error());
  const bool answered = object && setup.contains("answer");
  const Language begin_in = *language == "ko" ? Language::kKorean : Language::kEnglish;
  std::function<awaitable<Result<SetupTalk>>(Conversation&)> talk = [this, answered, text = CleanText(*answer, 500), begin_in](Conversation& conversation) {
    return answered ? sam::AnswerSetup(conversation, text, Now()) : BeginSetup(conversation, begin_in, Now());
  };
  auto state = co_await session_->With(std::move(talk));
  if (!state) co_return LineFor(state.error());
  if (state->aside) {
    const auto report = co_await Say(*answer);
    if (!report) co_return LineFor(report.error());
    state->said = report->reply;
  }
  co_return wire::Line({{"setup", {{"notice", state->notice}, {"said", state->said}, {"question", state->question}, {"done", state->done}}}});
}

namespace {

constexpr const char* kCopiesStay = "Its words are destroyed here and in every backup. A file that you exported before still has them.";
constexpr const char* kCopiesStayKorean = "여기와 모든 백업에서 그 말을 없앴어요. 전에 내보낸 파일에는 아직 남아 있어요.";

/// {"forget":"f12.1"}, {"forget":{"about":"priya"}}, {"correct":{"id":"f12.1","to":"Basil"}}, {"pin":"f12.1"}.
struct Care {
  std::string id, about, to;
};
Result<Care> ReadCare(const json& what) {
  Care care;
  if (what.is_string()) care.id = what.get<std::string>();
  else if (!what.is_object()) return Fail(ErrorCode::kInvalidArgument, fmt::format("a JSON {} names nothing in memory; give an id such as \"f12.1\"", what.type_name()));
  for (auto [key, into] : {std::pair("id", &care.id), std::pair("about", &care.about), std::pair("to", &care.to)}) {
    if (!what.is_object()) break;
    auto text = Text(what, key);
    if (!text) return tl::unexpected(text.error());
    if (!text->empty()) *into = CleanText(*text, 500);
  }
  return care;
}

ordered_json FactJson(const LifeMemory& memory, const Fact& fact) {
  ordered_json out = wire::ToJson(fact, Describe(fact));
  if (const auto episode = memory.Turn(fact.source)) out["said"] = episode->said;
  return out;
}

}  // namespace

awaitable<std::string> LineProtocol::AnswerCare(std::string what, json target) {
  auto care = ReadCare(target);
  if (!care) co_return LineFor(care.error());
  std::function<awaitable<Result<std::string>>(Conversation&)> act = [this, what, c = *care](Conversation& conversation) -> awaitable<Result<std::string>> {
    const bool korean = conversation.life().discourse().Last() && HasHangul(conversation.life().discourse().Last()->said);
    if (what == "forget") {
      Result<size_t> gone;
      if (c.about.empty()) gone = co_await conversation.Forget(c.id, Now());
      else gone = co_await conversation.ForgetAbout(c.about, Now());
      if (!gone) co_return tl::unexpected(gone.error());
      co_return wire::Line({{"forgotten", c.about.empty() ? c.id : c.about}, {"turns", *gone}, {"note", korean ? kCopiesStayKorean : kCopiesStay}});
    }
    if (what == "correct") {
      auto now = co_await conversation.Correct(c.id, c.to, Now());
      if (!now) co_return tl::unexpected(now.error());
      co_return wire::Line({{"corrected", c.id}, {"now", *now}});
    }
    auto set = co_await conversation.SetPin(c.id, what == "pin" ? Conversation::Pin::kOn : Conversation::Pin::kOff, Now());
    if (!set) co_return tl::unexpected(set.error());
    co_return wire::Line({{what == "pin" ? "pinned" : "unpinned", c.id}});
  };
  auto line = co_await session_->With(std::move(act));
  co_return line ? *line : LineFor(line.error());
}

awaitable<std::string> LineProtocol::AnswerMemory(json query) {
  const std::string words = query.is_string() ? CleanText(query.get<std::string>(), 500) : "";
  std::function<awaitable<Result<std::string>>(Conversation&)> look = [this, words](Conversation& conversation) -> awaitable<Result<std::string>> {
    const LifeMemory& memory = conversation.life().memory();
    ordered_json facts = ordered_json::array(), turns = ordered_json::array();
    if (words.empty()) {
      for (const Fact& fact : memory.Current()) facts.push_back(FactJson(memory, fact));
      co_return wire::Line({{"memory", std::move(facts)}});
    }
    for (const Recollection& found : memory.Search(words, Now())) {
      if (found.fact) facts.push_back(FactJson(memory, *found.fact));
      else if (found.episode)
        turns.push_back({{"id", fmt::format("t{}", Number(found.episode->turn))}, {"at", FormatRfc3339(found.episode->at)}, {"said", found.episode->said},
                         {"score", std::round(found.score * 1000) / 1000}, {"because", found.because}});
    }
    co_return wire::Line({{"memory", std::move(facts)}, {"turns", std::move(turns)}, {"query", words}});
  };
  auto line = co_await session_->With(std::move(look));
  co_return line ? *line : LineFor(line.error());
}

/// The talk so far is read again now, not only once it is over.
awaitable<std::string> LineProtocol::AnswerNotes() {
  const auto report = co_await session_->ReadAgain(Instant::max(), Now());
  if (!report) co_return LineFor(report.error());
  ordered_json noted = ordered_json::array();
  for (const NotedEvent& note : report->notes) {
    ordered_json facts = ordered_json::array();
    for (const FactClaim& claim : note.claims) facts.push_back({{"subject", claim.subject}, {"predicate", claim.predicate}, {"value", claim.object}});
    noted.push_back({{"turn", fmt::format("t{}", Number(note.turn))}, {"quote", note.quote}, {"telling", note.telling}, {"facts", std::move(facts)}});
  }
  co_return wire::Line({{"notes", {{"by", report->by}, {"noted", std::move(noted)}}}});
}

awaitable<std::string> LineProtocol::AnswerLook(std::string what) {
  if (what == "people") co_return wire::Line({{"people", std::max(1, people_.TalkingNow(clock_.Now().at))}});
  std::function<awaitable<Result<std::string>>(Conversation&)> look = [this, what](Conversation& conversation) -> awaitable<Result<std::string>> {
    if (what == "why") {
      const Result<WhyReport> why = conversation.Why();
      if (!why) co_return tl::unexpected(why.error());
      co_return wire::Line({{"why", wire::ToJson(*why)}});
    }
    if (what == "feelings") co_return wire::FeelingsLine(conversation.FeelingsAt(conversation.Clock(Now())));
    co_return wire::GistLine(conversation.life().memory().SumUp());
  };
  auto line = co_await session_->With(std::move(look));
  if (!line) co_return LineFor(line.error());
  co_return *line;
}

}  // namespace sam
