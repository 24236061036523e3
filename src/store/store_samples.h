// Sample events for the tests of the store.
#pragma once

#include <string>
#include <vector>

#include "core/event.h"

namespace sam {

inline Moment SampleMoment(int minute) {
  return Moment{Instant(Duration(1'795'435'200'123 + minute * 60'000LL)), std::chrono::minutes(540)};
}

inline HeardEvent SampleHeard(TurnId turn, std::string text) {
  HeardEvent heard;
  heard.turn = turn;
  heard.client_id = "c-" + std::to_string(Number(turn));
  heard.text = std::move(text);
  heard.language = Language::kKorean;
  heard.level = SpeechLevel::kCasual;
  heard.act = "statement";
  heard.intent = "share-plan";
  heard.subject = "거북이";
  heard.pad = {0.25, -0.1, 0.333333333};
  heard.emotions = {{"joy", 0.75f}, {"excitement", 0.1f}};
  heard.claims = {{"parrot", "name", "Captain", ClaimKind::kCorrection, 0.9, SampleMoment(60)},
                  {"me", "likes", "차", ClaimKind::kEnded, 1, {}}};
  heard.appraisals = {
      {0.5, 0.25, -0.125, true, 0.1, 0.9, 0.2, 0.6, "your parrot talks", "I want you to be well", "plan:3"}};
  heard.crisis = "implied";
  heard.seen = Seen{{{"3x+1=4", 0.875}, {"x^2=9", 0.5}}, "p. 12\n숙제", 0.75, 1024, 768, 0.625, {"white", "blue"}};
  return heard;
}

inline AnsweredEvent SampleAnswered(TurnId turn, std::string text) {
  AnsweredEvent answered;
  answered.turn = turn;
  answered.reply = {std::move(text), Language::kKorean, "recall", "recall won: 0.9", {"b1", "b2"}, "q7",
                    "parrot",        "hangman:3"};
  answered.reply.held_back = {"a claim to be human"};
  answered.finding = "x = 1";
  answered.notices = {"I am an AI."};
  answered.cut = true;
  answered.wire = R"({"reply":"..."})";
  return answered;
}

/// Every field of every kind away from its default.
inline std::vector<Event> OneOfEachKind() {
  Persona persona{
      "Mina", "own", {-0.5, 0.1, 0, 0.9, -1}, 0.1, 0.2, 0.3, 0.4, 0.9, Language::kKorean, SpeechLevel::kCasual};
  return {{SampleMoment(0), SampleHeard(TurnId{1}, "우리 앵무새 이름은 Captain이야")},
          {SampleMoment(1), SampleAnswered(TurnId{1}, "Captain, 좋은 이름이네.")},
          {SampleMoment(2), PersonaEvent{persona, "you asked"}},
          {SampleMoment(3), InterviewEvent{2, "calm", true}},
          {SampleMoment(4), ForgottenEvent{"f12.1"}},
          {SampleMoment(5), PassedEvent{}},
          {SampleMoment(6), NoticeEvent{"ai-notice"}},
          {SampleMoment(7), MarkedEvent{"f3.1", "pinned"}},
          {SampleMoment(8), SettingsEvent{{.feelings = FeelingsMode::kMuted, .intensity_cap = 0.5, .romance = RomanceMode::kOff, .age = Age::kMinor, .quiet = QuietHours{1380, 420},
                                           .reminder_minutes = 45, .never = {"my brother", "시험"}, .profile = "KR", .paused = true}, "set by hand"}},
          {SampleMoment(9), RomanceEvent{"romance-began"}},
          {SampleMoment(10), ToolEvent{"asked", "calendar.create_event", R"({"title":"치과"})"}},
          {SampleMoment(11), NotedEvent{TurnId{1}, "Captain이야", true, {{"parrot", "name", "Captain", ClaimKind::kNew, 0.7, {}}}, "qwen2.5"}},
          {SampleMoment(12), ReflectedEvent{TurnId{1}, "qwen2.5"}}};
}

inline std::string SeenWhole(const Seen& seen) {
  std::string out = seen.words + "," + std::to_string(seen.words_sureness) + "," + std::to_string(seen.width_px) + "x" + std::to_string(seen.height_px) + "," + std::to_string(seen.brightness);
  for (const SeenFormula& formula : seen.formulas) out += "," + formula.text + std::to_string(formula.sureness);
  for (const std::string& colour : seen.colours) out += "," + colour;
  return out;
}

inline std::string TimeWhole(const Moment& m) { return std::to_string(m.at.time_since_epoch().count()) + "/" + std::to_string(m.offset.count()); }

inline std::string ClaimsWhole(const std::vector<FactClaim>& claims) {
  std::string out;
  for (const FactClaim& c : claims)
    out += "|" + c.subject + "," + c.predicate + "," + c.object + std::to_string(static_cast<int>(c.kind)) + std::to_string(c.confidence) + ";" + (c.when ? TimeWhole(*c.when) : "-");
  return out;
}

/// All that an event holds, as text to compare.
inline std::string Everything(const Event& event) {
  auto moment = &TimeWhole;
  auto number = [](double n) { return std::to_string(n) + ";"; };
  auto pad = [&](const Pad& p) { return number(p.pleasure) + number(p.arousal) + number(p.dominance); };
  struct Overload {
    decltype(moment)& time;
    decltype(number)& num;
    decltype(pad)& pads;
    std::string operator()(const HeardEvent& e) const {
      std::string out = std::to_string(Number(e.turn)) + "|" + e.client_id + "|" + e.text + "|" +
                        std::string(Code(e.language)) + std::to_string(static_cast<int>(e.level)) + "|" + e.act + "|" +
                        e.intent + "|" + e.subject + "|" + pads(e.pad) + e.crisis;
      for (const auto& [label, p] : e.emotions) out += "|" + label + num(p);
      if (e.seen) out += "|" + SeenWhole(*e.seen);
      out += ClaimsWhole(e.claims);
      for (const auto& a : e.appraisals)
        out += "|" + num(a.desirability) + num(a.desirability_for_other) + num(a.praiseworthiness) +
               std::to_string(a.own_act) + num(a.appealingness) + num(a.likelihood) + num(a.unexpectedness) +
               num(a.repair) + a.event + "," + a.goal + "," + a.prospect;
      return out;
    }
    std::string operator()(const AnsweredEvent& e) const {
      std::string out = std::to_string(Number(e.turn)) + "|" + e.reply.text + std::string(Code(e.reply.language)) +
                        e.reply.skill + "|" + e.reply.chosen + "|" + e.reply.open_question + "|" + e.reply.subject +
                        "|" + e.reply.game.value_or("-") + "|" + e.finding + std::to_string(e.cut) + e.wire;
      for (const auto& b : e.reply.blocks) out += "|" + b;
      for (const auto& h : e.reply.held_back) out += "|" + h;
      for (const auto& n : e.notices) out += "|" + n;
      return out;
    }
    std::string operator()(const PersonaEvent& e) const {
      const Persona& p = e.persona;
      const BigFive& b = p.big_five;
      return p.name + "|" + p.temperament + num(b.openness) + num(b.conscientiousness) + num(b.extraversion) +
             num(b.agreeableness) + num(b.stability) + num(p.warmth) + num(p.humour) + num(p.liveliness) +
             num(p.directness) + num(p.formality) + (p.language ? std::string(Code(*p.language)) : "-") +
             std::to_string(static_cast<int>(p.level)) + p.about + "|" + p.card + std::to_string(p.voice.pace) + std::to_string(p.voice.height) + std::to_string(p.voice.loudness) + std::to_string(static_cast<int>(p.voice.manner)) + e.why;
    }
    std::string operator()(const InterviewEvent& e) const {
      return std::to_string(e.step) + e.answer + std::to_string(e.done);
    }
    std::string operator()(const ForgottenEvent& e) const { return e.target; }
    std::string operator()(const PassedEvent&) const { return "passed"; }
    std::string operator()(const NoticeEvent& e) const { return e.kind; }
    std::string operator()(const MarkedEvent& e) const { return e.target + e.mark; }
    std::string operator()(const SettingsEvent& e) const {
      const Settings& s = e.settings;
      std::string out = std::string(Name(s.feelings)) + num(s.intensity_cap) + std::string(Name(s.romance)) + std::string(Name(s.age)) + std::to_string(s.reminder_minutes) + s.profile + std::to_string(s.paused) + e.why;
      if (s.quiet) out += std::to_string(s.quiet->from) + "-" + std::to_string(s.quiet->to);
      for (const auto& what : s.never) out += "|" + what;
      return out;
    }
    std::string operator()(const RomanceEvent& e) const { return e.turn; }
    std::string operator()(const ToolEvent& e) const { return e.what + "|" + e.tool + "|" + e.text; }
    std::string operator()(const NotedEvent& e) const {
      return std::to_string(Number(e.turn)) + "|" + e.quote + std::to_string(e.telling) + e.by + ClaimsWhole(e.claims);
    }
    std::string operator()(const ReflectedEvent& e) const { return std::to_string(Number(e.until)) + "|" + e.by; }
  };
  return moment(event.at) + "|" + std::visit(Overload{moment, number, pad}, event.body);
}

}  // namespace sam
