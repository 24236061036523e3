#include "perception/english_told_words.h"

#include <array>
#include <span>

#include "base/word_lists.h"
#include "perception/english_frames.h"

namespace sam::english {
namespace {

struct Row {
  std::string_view words, group;
};

/// Verbs by what a listener would ask or say next.
constexpr Row kVerbs[] = {{"bake cook fry roast grill boil brew simmer", "cook"},
                          {"make build knit sew crochet paint draw carve weave assemble design", "make"},
                          {"write", "write"},
                          {"eat drink munch devour gobble", "eat"},
                          {"buy order purchase", "buy"},
                          {"find discover", "find"},
                          {"break crack smash snap rip tear drop spill burn damage scratch knock ruin chew leak die crash", "break"},
                          {"fix repair mend patch restore", "fix"},
                          {"clean wash iron tidy hoover vacuum sort sweep declutter scrub mop", "clean"},
                          {"oversleep", "late"},
                          {"wake", "wake"},
                          {"sleep nap", "sleep"},
                          {"travel fly drive visit cycle tour", "travel"},
                          {"walk hike stroll", "walk"},
                          {"run jog swim climb exercise train lift", "sport"},
                          {"play perform rehearse practise practice sing dance", "play"},
                          {"meet date", "meet"},
                          {"call text email phone message ring", "contact"},
                          {"learn study revise", "learn"},
                          {"start begin join", "start"},
                          {"finish complete submit graduate", "finish"},
                          {"quit resign", "quit"},
                          {"win", "win"},
                          {"pass", "pass"},
                          {"fail flunk", "fail"},
                          {"marry propose wed", "wed"},
                          {"retire", "retired"},
                          {"ache hurt", "ache"},
                          {"fall trip slip twist sprain", "fall"},
                          {"miss", "miss"},
                          {"love adore enjoy like", "like"},
                          {"hate dislike detest loathe", "hate"},
                          {"teach", "job"},
                          {"work", "work"},
                          {"live", "live"},
                          {"adopt", "pet"},
                          {"rain snow drizzle pour hail thunder", "weather"},
                          {"read", "read"},
                          {"watch", "watch"},
                          {"listen", "listen"},
                          {"grow plant sow prune repot water weed", "grow"},
                          {"laugh giggle smile clap cheer", "laugh"},
                          {"cry weep", "cry"},
                          {"fight argue quarrel bicker row", "fight"},
                          {"shout yell scold scream snap", "shout"},
                          {"steal blame ignore cheat accuse interrupt bully stare insult", "wrong"},
                          {"see spot notice", "see"},
                          {"bark snore drill bang yap", "noise"},
                          {"pay cost spend owe lend", "money"},
                          {"forget", "forget"},
                          {"wait", "wait"},
                          {"help rescue", "help"},
                          {"give send lend", "give"},
                          {"dream", "dream"},
                          {"move relocate", "move"},
                          {"come arrive return stay", "visit"},
                          {"leave", "leave"},
                          {"close shut", "close"},
                          {"worry", "nervous"},
                          {"celebrate", "party"},
                          {"tell say reckon claim", "say"},
                          {"want ask", "ask"},
                          {"hug kiss", "hug"},
                          {"fish camp ski paddle surf sail", "outing"}};

/// What somebody or something is.
constexpr Row kStates[] = {{"tired exhausted knackered shattered wiped drained beat spent", "tired"},
                           {"hungry starving peckish ravenous famished", "hungry"},
                           {"bored", "bored"},
                           {"nervous anxious terrified scared worried afraid dreading stressed", "nervous"},
                           {"sad down upset heartbroken gutted low miserable lonely devastated", "sad"},
                           {"angry annoyed furious livid cross fuming irritated", "cross"},
                           {"happy glad chuffed thrilled excited proud delighted pleased buzzing relieved", "glad"},
                           {"pregnant expecting", "baby"},
                           {"engaged married", "wed"},
                           {"retired", "retired"},
                           {"home back", "back"},
                           {"away", "away"},
                           {"late", "late"},
                           {"busy swamped rushed slammed", "busy"},
                           {"sick ill unwell poorly hospitalised feverish hungover", "ill"},
                           {"sore stiff aching swollen", "ache"},
                           {"quiet", "quiet"}};
constexpr std::string_view kNone = "none";  // a verb that means nothing of its own there
constexpr std::string_view kSky = "hot cold sunny foggy windy icy freezing boiling grey gray humid chilly muggy stormy cloudy misty mild lovely dark wet rainy snowy bright clear";
constexpr std::string_view kSkyNouns = "weather rain snow fog sun storm wind frost heat sky sunset thunder drizzle";
constexpr std::string_view kBody = "back knee knees head neck shoulder shoulders foot feet leg legs arm arms tooth teeth hip hips wrist ankle hand hands stomach tummy throat eyes eye ear ears chest muscles body";
constexpr std::string_view kGames = "football match team game derby cricket rugby hockey final cup";
constexpr std::string_view kTests = "exam test midterm finals final driving licence license course interview mot quiz module degree";
constexpr std::string_view kMeals = "breakfast lunch dinner supper tea brunch snack takeaway pie sandwich";
constexpr std::string_view kFoods = "pancake pancakes ramen pasta noodles curry soup stew cake cakes bread pie cookies biscuits pizza salad omelette eggs toast rice chili chilli lasagne dumplings dinner lunch breakfast scones brownies porridge waffles jam sauce tea coffee";
constexpr std::string_view kHousework = "laundry washing dishes ironing cleaning tidying hoovering chores housework vacuuming bins";
constexpr std::string_view kJobLoss = "fired sacked laid dismissed";

bool Among(std::string_view word, std::string_view words) {
  for (size_t at = words.find(word); at != words.npos && !word.empty(); at = words.find(word, at + 1)) {
    const size_t end = at + word.size();
    if ((at == 0 || words[at - 1] == ' ') && (end == words.size() || words[end] == ' ')) return true;
  }
  return false;
}

std::string_view In(std::string_view word, std::span<const Row> rows) {
  for (const auto& [words, group] : rows)
    if (Among(word, words)) return group;
  return {};
}

/// One clause, and its words behind the verb.
class Grouping {
 public:
  Grouping(const Text& text, const Clause& clause, std::string_view verb, size_t rest) : text_(text), clause_(clause), verb_(verb), rest_{rest, clause.span.end} {}

  std::string_view Find() const {
    if ((clause_.negated && !MayBeNegated()) || IsSlight()) return {};
    if (clause_.passive && verb_ == "call") return {};  // "she's called Biscuit"
    if (const auto group = OfSubject(); !group.empty()) return group;
    if (verb_ == "be" || IsOneOf(verb_, {"feel", "get", "become", "seem"}))
      if (const auto group = OfState(); !group.empty()) return group;
    if (IsOneOf(verb_, {"have", "get", "make"}))
      if (const auto group = OfObject(); !group.empty()) return group == kNone ? std::string_view() : group;
    std::string_view group = OfPhrase();
    if (group.empty() && verb_ != "be") group = In(verb_, kVerbs);
    const bool thing = (clause_.who == Who::kNoun || clause_.pronoun == "it" || clause_.pronoun == "that") && !IsSomebody(text_, clause_);
    return group == kNone || (thing && !IsDoneByAThing(group)) ? std::string_view() : group;
  }

 private:
  /// What is not done is mostly nothing to be taken up; but for "i can't find it", "he isn't well", "i didn't sleep".
  bool MayBeNegated() const { return IsOneOf(verb_, {"find", "sleep"}) || (verb_ == "be" && Behind("well great right himself herself")); }

  /// "and only burned one tray", "nearly missed it": hardly so, or not at all.
  bool IsSlight() const { return clause_.verb_at > 0 && IsOneOf(text_[clause_.verb_at - 1].word, {"only", "nearly", "almost", "hardly", "barely"}); }

  bool Behind(std::string_view words) const {
    for (size_t i = rest_.begin; i < rest_.end; ++i)
      if (Among(text_[i].word, words)) return true;
    return false;
  }
  bool BehindIs(uint32_t classes) const {
    for (size_t i = rest_.begin; i < rest_.end; ++i)
      if (text_[i].Is(classes)) return true;
    return false;
  }
  /// "it still works" is nobody's job, and a machine that ate a sock had no meal.
  static bool IsDoneByAThing(std::string_view group) { return IsOneOf(group, {"weather", "ache", "break", "money", "close", "noise", "fail", "lose-game", "game"}); }

  bool Next(std::string_view words) const { return rest_.begin < rest_.end && Among(text_[rest_.begin].word, words); }

  std::string_view OfSubject() const {
    const bool it = clause_.pronoun == "it";
    for (size_t i = rest_.begin; it && verb_ == "be" && i < std::min(rest_.end, rest_.begin + 5); ++i)
      if (Among(text_[i].word, kSky) || Among(text_[i].word, kSkyNouns)) return "weather";
    if (clause_.who != Who::kNoun) return {};
    const std::string_view head = HeadWord(text_, clause_.subject).word;
    if (Among(head, kSkyNouns)) return "weather";
    const bool pains = IsOneOf(verb_, {"ache", "hurt", "kill", "be", "throb"}) || Behind("grief") || Behind("sore") || Behind("stiff");
    if (Among(head, kBody) && pains) return "ache";
    if (Among(head, kGames) && IsOneOf(verb_, {"lose", "be"})) return verb_ == "lose" ? "lose-game" : "game";
    return {};
  }

  std::string_view OfState() const {
    if (clause_.negated && Behind("well great right himself herself")) return "ill";
    for (size_t i = rest_.begin; i < std::min(rest_.end, rest_.begin + 3); ++i) {
      const auto group = In(text_[i].word, kStates);
      const bool away = group == "away" && clause_.who == Who::kI;
      if (!group.empty() && !away) return group;
      if (!text_[i].Is(kAdverbWord | kFillerWord | kDeterminerWord) && !IsOneOf(text_[i].word, {"more", "less", "so", "too", "very", "quite", "bit"})) break;
    }
    if (Behind(kJobLoss) && verb_ == "get") return "job-loss";
    if (Behind("promoted")) return "promoted";
    if (verb_ != "be") return {};
    const bool years = (Behind("years old") && BehindIs(kNumberWord)) || (rest_.Size() == 1 && text_[rest_.begin].word.find_first_not_of("0123456789") == std::string_view::npos);
    if (years) return "age";
    if (!clause_.modal.empty() && Behind("uncle aunt auntie grandma grandad granddad grandmother grandfather nan dad mum mom father mother parents")) return "baby";
    const bool one = rest_.begin < rest_.end && text_[rest_.begin].Is(kDeterminerWord);
    if (one && BehindIs(kJobWord)) return "job";
    return {};
  }

  std::string_view OfObject() const {
    if (verb_ == "make" && text_.Find("out of", rest_) < rest_.end) return kNone;  // "a coffin out of a fish finger box"
    if (verb_ == "make" && (BehindIs(kFoodWord) || Behind(kFoods))) return "cook";
    if (verb_ == "make") return rest_.begin < rest_.end && IsOneOf(text_[rest_.begin].word, {"me", "us", "him", "her", "them", "it", "sense", "sure"}) ? kNone : std::string_view();
    if (verb_ == "get" && Next("up") && Behind("past early half at")) return "wake";
    if (verb_ == "have" && Behind(kHousework)) return "clean";
    const bool eaten = clause_.past || clause_.perfect || clause_.gerund;
    if (eaten && (Behind(kMeals) || (verb_ == "have" && BehindIs(kFoodWord)))) return "eat";
    if (Behind(kTests) || BehindIs(kEventWord)) return verb_ == "have" ? "event" : "got";
    if (BehindIs(kHealthWord)) return "ill";
    if (BehindIs(kPetWord)) return "pet";
    if (Behind("baby")) return "baby";
    if (verb_ == "have" && Behind("kids children son daughter sister brother sisters brothers twins")) return "family";
    if (verb_ == "get" && (text_.Find("back", rest_) < rest_.end || Next("up off out through there")) ) return {};
    return verb_ == "get" && BehindIs(kDeterminerWord) ? "got" : std::string_view();
  }

  std::string_view OfPhrase() const {
    if (verb_ == "lose") return Behind("weight stone pounds kilos") ? "diet" : Behind("job") ? "job-loss" : Behind("nil") || Behind(kGames) || rest_.Size() == 0 || (BehindIs(kNumberWord) && clause_.who == Who::kWe) ? "lose-game" : "lose";
    if (verb_ == "like" && clause_.who == Who::kDropped) return kNone;  // "like properly failed"
    if (verb_ == "work" && Behind("together")) return kNone;
    if (verb_ == "pass" && Next("away")) return "death";
    if (verb_ == "pass" && Next("out")) return "fall";
    if (verb_ == "pass" && !Behind(kTests) && !BehindIs(kEventWord) && clause_.who != Who::kI && clause_.who != Who::kDropped && rest_.Size() > 0) {  // "he passed four years ago in march"
      const bool when = BehindIs(kTimeWord | kNumberWord) || Behind("ago years year suddenly peacefully recently last");
      return when ? "death" : kNone;
    }
    if (IsOneOf(verb_, {"think", "believe", "expect"})) return clause_.who == Who::kI || clause_.who == Who::kWe || clause_.who == Who::kDropped ? kNone : "think";
    if (IsOneOf(verb_, {"run", "swim", "climb", "jog", "train"}) && Behind("years months")) return kNone;
    if (verb_ == "leave" && !Departs()) return kNone;
    if (IsOneOf(verb_, {"close", "shut"}) && (clause_.who != Who::kNoun || Among(HeadWord(text_, clause_.subject).word, kBody))) return kNone;
    if (verb_ == "die") return IsMortal() ? "death" : "break";
    if (verb_ == "break" && Next("up")) return "breakup";
    if (IsOneOf(verb_, {"split", "divorce"})) return "breakup";
    if (verb_ == "sleep" && Behind("on") && Behind("it")) return kNone;
    if (verb_ == "come" && Next("down") && Behind("cold flu bug something fever")) return "ill";
    if (verb_ == "catch" && Behind("cold flu bug")) return "ill";
    if (verb_ == "break" && Behind(kBody)) return "fall";
    if (verb_ == "have" && Behind("fall")) return "fall";
    if (verb_ == "fail" && clause_.who == Who::kNoun && !BehindIs(kEventWord) && !Behind(kTests)) return "break";
    if (IsOneOf(verb_, {"tell", "ask", "want"}) && text_.Find("to", rest_) < rest_.end && text_.Find("me to", clause_.span) < clause_.span.end) return "ask";
    if (IsOneOf(verb_, {"help"}) && clause_.who == Who::kNoun && IsOneOf(HeadWord(text_, clause_.subject).word, {"heaven", "god", "lord"})) return kNone;
    if (IsOneOf(verb_, {"give", "send", "lend"}) && clause_.who != Who::kI && !Behind("me us")) return kNone;
    if (verb_ == "fail" && IsThing()) return "break";
    if (verb_ == "go") return Go();
    if (verb_ == "come" && Next("up")) return kNone;
    if (verb_ == "miss") return Behind("bus train flight tram stop plane") ? "late" : clause_.past || clause_.perfect ? kNone : "miss";
    if (verb_ == "move" && Behind("house flat in out apartment city country town abroad to")) return "move";
    if (verb_ == "move") return kNone;
    if (verb_ == "run" && (Next("out into late") || (rest_.begin < rest_.end && text_[rest_.begin].Is(kDeterminerWord | kPossessiveWord) && !Behind("marathon race mile miles kilometres")))) return kNone;
    if (verb_ == "take" && Behind("credit")) return "wrong";
    if (verb_ == "bring" && rest_.begin < rest_.end && Among(text_[rest_.begin].word, "me us")) return "give";
    if (IsOneOf(verb_, {"start", "begin", "stop"}) && rest_.begin < rest_.end && text_[rest_.begin].verb != nullptr && In(text_[rest_.begin].verb->lemma, kVerbs) == "weather") return "weather";
    if (verb_ == "drive" && Behind("bus buses taxi lorry lorries truck trucks van ambulance tram train trains coach cab forklift minibus crane tractor")) return "job";
    if (verb_ == "play" && Behind(kGames)) return "play";
    if (verb_ == "look" && Next("for")) return "search";
    if (verb_ == "find" && clause_.negated) return "search";
    if (verb_ == "knock" && !Next("over down off")) return kNone;
    return {};
  }

  /// "she left the company", but not "she leaves wet towels on my bed".
  bool Departs() const {
    if (rest_.Size() == 0 || !(text_[rest_.begin].Is(kDeterminerWord | kPossessiveWord | kAdjectiveWord) || text_[rest_.begin].Is(kNumberWord))) return true;
    return Behind("house home country town city company firm job team band school church party room building husband wife family group club");
  }

  bool IsThing() const { return clause_.who == Who::kNoun && !clause_.subject.proper && Among(HeadWord(text_, clause_.subject).word, "car van bike bus boiler computer laptop phone machine printer brakes engine wifi internet heating oven fridge"); }

  bool IsMortal() const {
    if (clause_.who == Who::kThird) return clause_.pronoun != "it";
    return clause_.who == Who::kNoun && (clause_.subject.proper || HeadWord(text_, clause_.subject).Is(kRelationWord | kPetWord | kGivenNameWord | kTitleWord));
  }

  std::string_view Go() const {
    if (Next("home back")) return "back";
    if (text_.Find("to bed", rest_) < rest_.end || text_.Find("to sleep", rest_) < rest_.end) return "sleep";
    if (Next("wrong off")) return "break";
    if (text_.Find("gym", rest_) < rest_.end || text_.Find("for a run", rest_) < rest_.end) return "sport";
    if (text_.Find("for a walk", rest_) < rest_.end) return "walk";
    if (rest_.begin < rest_.end && text_[rest_.begin].verb != nullptr && text_[rest_.begin].verb->forms == kGerundForm) return "outing";
    return text_.Find("to", rest_) < rest_.end || Next("on away abroad") ? "travel" : kNone;
  }

  const Text& text_;
  const Clause& clause_;
  std::string_view verb_;
  Span rest_;
};

}  // namespace

std::string GroupOf(const Text& text, const Clause& clause, std::string_view verb, size_t rest) { return std::string(Grouping(text, clause, verb, rest).Find()); }

}  // namespace sam::english
