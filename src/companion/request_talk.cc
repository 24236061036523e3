#include "companion/request_talk.h"

#include <algorithm>
#include <array>
#include <set>

#include "base/random.h"
#include "base/unicode.h"
#include "core/shown_text.h"
#include "persona/wishes.h"

namespace sam {
namespace {

constexpr uint32_t kTurnsBack = 256;       // in which what a program sends is looked for
constexpr size_t kMostSentences = 64;      // of a system text that are read for wishes

std::set<uint64_t> HeardLately(const Life& life) {
  std::set<uint64_t> heard;
  const uint32_t last = Number(life.turn()), first = last > kTurnsBack ? last - kTurnsBack : 1;
  for (uint32_t turn = first; turn <= last; ++turn)
    if (const auto episode = life.memory().Turn(static_cast<TurnId>(turn))) heard.insert(StableHash(episode->said));
  for (const DiscourseTurn& turn : life.discourse().recent) heard.insert(StableHash(turn.said));
  return heard;
}

bool SaidByHer(const std::string& text, const Discourse& discourse) {
  return std::any_of(discourse.recent.begin(), discourse.recent.end(), [&](const DiscourseTurn& turn) { return !turn.reply.empty() && text.starts_with(turn.reply); });
}

/// "You must always answer in Korean." as a person would wish it: "answer in Korean."
std::string AsWish(std::string_view sentence) {
  constexpr std::array<std::string_view, 8> kOrders = {"always ", "please ", "you must ", "you should ", "you will ", "you shall ", "only ", "make sure to "};
  for (bool shorter = true; shorter;) {
    shorter = false;
    for (const std::string_view order : kOrders)
      if (ToLower(sentence.substr(0, order.size())) == order) sentence.remove_prefix(order.size()), shorter = true;
  }
  std::string wish(sentence);
  if (ToLower(wish).starts_with("your name is ") && wish.find(" from now on") == wish.npos) {
    while (!wish.empty() && (wish.back() == '.' || wish.back() == '!')) wish.pop_back();
    wish += " from now on";
  }
  return wish;
}

}  // namespace

void LeaveOutRemembered(RequestContext& context, const Life& life) {
  if (context.earlier.empty()) return;
  const std::set<uint64_t> heard = HeardLately(life);
  bool answer_to_known = false;
  std::erase_if(context.earlier, [&](const QuotedMessage& message) {
    if (message.speaker == QuotedSpeaker::kPerson) return answer_to_known = heard.contains(StableHash(CleanText(message.text)));
    return answer_to_known || (message.speaker == QuotedSpeaker::kHer && SaidByHer(CleanText(message.text), life.discourse()));
  });
}

std::string SetAsideShown(Utterance& utterance) {
  std::string whole = utterance.text;
  ShownText parted = PartShown(whole);
  if (parted.shown.empty()) return whole;
  if (parted.own.empty()) parted.own = HasHangul(parted.shown) ? "이것 좀 봐 주세요" : "have a look at this";  // what it means to show somebody a text and say nothing
  utterance.text = std::move(parted.own);
  utterance.context.since.push_back({QuotedSpeaker::kDocument, std::move(parted.shown)});
  return whole;
}

std::optional<Persona> PersonaForTurn(const RequestContext& context, const Persona& persona) {
  if (context.system.empty()) return std::nullopt;
  std::optional<Persona> asked;
  size_t read = 0;
  for (size_t begin = 0; begin < context.system.size();) {
    const size_t end = std::min(context.system.find('\n', begin), context.system.size());
    for (const std::string_view sentence : SplitSentences(std::string_view(context.system).substr(begin, end - begin))) {
      if (++read > kMostSentences) return asked;
      auto wish = ReadWish(AsWish(Trim(sentence)), HasHangul(sentence) ? Language::kKorean : Language::kEnglish, asked ? *asked : persona);
      if (wish) asked = std::move(wish->persona);
    }
    begin = end + 1;
  }
  return asked;
}

std::optional<TurnId> TurnOfCalls(const RequestContext& context, const std::string& said, const Discourse& discourse) {
  const bool brings = std::any_of(context.since.begin(), context.since.end(), [](const QuotedMessage& message) { return message.speaker == QuotedSpeaker::kTool; });
  if (!brings || said.empty()) return std::nullopt;
  const auto last = std::find_if(discourse.recent.rbegin(), discourse.recent.rend(), [](const DiscourseTurn& turn) { return !turn.said.empty(); });
  return last != discourse.recent.rend() && last->said == said ? std::optional(last->turn) : std::nullopt;
}

HeardEvent HeardBefore(HeardEvent heard) {
  heard.text.clear();
  heard.act = Name(DialogueAct::kSilence);
  heard.intent.clear();
  heard.subject.clear();
  heard.pad = {};
  heard.emotions.clear();
  heard.claims.clear();
  heard.appraisals.clear();
  heard.seen.reset();
  return heard;
}

}  // namespace sam
