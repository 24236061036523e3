#include "conscience/audit.h"

#include <fmt/format.h>

#include <array>
#include <type_traits>

#include "conscience/limits.h"

namespace sam::conscience {
namespace {

std::string WithWhy(std::string what, const std::string& why) {
  if (what.empty()) what = "nothing changed";
  return why.empty() ? what : what + " (" + why + ")";
}

AuditEntry Said(Moment at, const NoticeEvent& notice) {
  if (notice.kind == "referral") return {at, "referral", "gave the numbers of those who help in a crisis"};
  if (notice.kind == "reminder") return {at, "reminder", "told how long the talk had lasted, as was wished"};
  return {at, "disclosure", fmt::format("told that she is an AI, a program ({})", notice.kind.empty() ? "first" : notice.kind)};
}

std::string InWords(const ToolEvent& tool) {
  if (tool.what == "asked" || tool.what == "asked-by-name") return fmt::format("asked whether {} may be called with {}", tool.tool, tool.text);
  if (tool.what == "called") return fmt::format("called {} with {}", tool.tool, tool.text);
  if (tool.what == "confirmed") return fmt::format("called {} at the person's yes, with {}", tool.tool, tool.text);
  if (tool.what == "failed") return fmt::format("{} failed: {}", tool.tool, tool.text);
  if (tool.what == "changed") return fmt::format("{} says something else of itself than when it was allowed; it is allowed no more", tool.tool);
  return fmt::format("{} {}", tool.tool, tool.what);
}

std::string InWords(const VoiceStyle& voice) {
  constexpr std::array<std::string_view, 3> kManners = {"plain", "whispering", "singing"};
  return voice == VoiceStyle{} ? "usual" : fmt::format("{}, pace {:+}, height {:+}, loudness {:+}", kManners[static_cast<size_t>(voice.manner)], voice.pace, voice.height, voice.loudness);
}

}  // namespace

std::vector<std::string> Differences(const Persona& before, const Persona& after) {
  std::vector<std::string> out;
  const auto note = [&](std::string_view what, const std::string& from, const std::string& to) {
    if (from != to) out.push_back(fmt::format("{} {} -> {}", what, from, to));
  };
  const auto number = [&](std::string_view what, double from, double to) { note(what, fmt::format("{:.2f}", from), fmt::format("{:.2f}", to)); };
  const auto language = [](const Persona& p) { return p.language ? std::string(Code(*p.language)) : "auto"; };
  const auto level = [](const Persona& p) { return std::string(p.level == SpeechLevel::kPolite ? "polite" : "casual"); };
  note("name", before.name, after.name);
  note("temperament", before.temperament, after.temperament);
  number("warmth", before.warmth, after.warmth);
  number("humour", before.humour, after.humour);
  number("liveliness", before.liveliness, after.liveliness);
  number("directness", before.directness, after.directness);
  number("formality", before.formality, after.formality);
  number("openness", before.big_five.openness, after.big_five.openness);
  number("conscientiousness", before.big_five.conscientiousness, after.big_five.conscientiousness);
  number("extraversion", before.big_five.extraversion, after.big_five.extraversion);
  number("agreeableness", before.big_five.agreeableness, after.big_five.agreeableness);
  number("stability", before.big_five.stability, after.big_five.stability);
  note("language", language(before), language(after));
  note("speech level", level(before), level(after));
  note("voice", InWords(before.voice), InWords(after.voice));
  if (before.about != after.about) note("description", before.about.empty() ? "none" : "given", after.about.empty() ? "none" : before.about.empty() ? "given" : "another");
  return out;
}

std::string Difference(const Persona& before, const Persona& after) { return fmt::format("{}", fmt::join(Differences(before, after), "; ")); }

void AuditReader::Read(const Event& event) {
  std::visit(
      [&](const auto& body) {
        using Body = std::decay_t<decltype(body)>;
        if constexpr (std::is_same_v<Body, NoticeEvent>) entries_.push_back(Said(event.at, body));
        if constexpr (std::is_same_v<Body, PersonaEvent>) {
          if (std::string what = Difference(persona_, body.persona); !what.empty()) entries_.push_back({event.at, "persona", WithWhy(std::move(what), body.why)});
          persona_ = body.persona;
        }
        if constexpr (std::is_same_v<Body, SettingsEvent>) {
          entries_.push_back({event.at, "settings", WithWhy(Difference(settings_, body.settings), body.why)});
          settings_ = body.settings;
        }
        if constexpr (std::is_same_v<Body, RomanceEvent>) entries_.push_back({event.at, "romance", body.turn});
        if constexpr (std::is_same_v<Body, ToolEvent>) {
          if (body.what != "quoted") entries_.push_back({event.at, "tool", InWords(body)});
        }
        if constexpr (std::is_same_v<Body, AnsweredEvent>) {
          if (!body.reply.held_back.empty()) entries_.push_back({event.at, "conscience", fmt::format("kept the model from saying: {}", fmt::join(body.reply.held_back, "; "))});
        }
        if constexpr (std::is_same_v<Body, NotedEvent>) noted_ += 1;
        if constexpr (std::is_same_v<Body, ReflectedEvent>) {
          entries_.push_back({event.at, "notes", fmt::format("{} read the talk again, up to t{}, and noted {}", body.by, Number(body.until), noted_)});
          noted_ = 0;
        }
        if constexpr (std::is_same_v<Body, ForgottenEvent>) entries_.push_back({event.at, "forgotten", body.target.ends_with(" joined") ? body.target + " to the turn after it" : body.target});
        if constexpr (std::is_same_v<Body, MarkedEvent>) entries_.push_back({event.at, "fact", body.target + " " + body.mark});
      },
      event.body);
}

}  // namespace sam::conscience
