#include "companion/notes.h"

#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <set>

#include "base/unicode.h"
#include "base/word_lists.h"
#include "core/predicates.h"
#include "core/roles.h"
#include "memory/text_keys.h"

namespace sam {
namespace {

constexpr size_t kLongestQuote = 240, kLongestWords = 120;  // bytes
constexpr size_t kMostNotes = 8, kMostTelling = 2;
constexpr double kConfidence = 0.7;  // below what she holds against the person's own words

bool IsWordByte(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || (c & 0x80) != 0 || c == '\''; }

/// Where the words stand in the text, without case, on the borders of words; in Korean what begins a word, as particles follow. npos: nowhere.
size_t PlaceOf(std::string_view words, std::string_view text) {
  const std::string lower = ToLower(text), wanted = ToLower(words);
  for (size_t at = wanted.empty() ? lower.npos : lower.find(wanted); at != lower.npos; at = lower.find(wanted, at + 1)) {
    const size_t end = at + wanted.size();
    const bool begins = at == 0 || !IsWordByte(lower[at - 1]);
    const bool ends = end == lower.size() || !IsWordByte(lower[end]) || HasHangul(wanted);
    if (begins && ends) return at;
  }
  return lower.npos;
}

/// The one sentence in which the quote stands; "" where it runs over several.
std::string_view SentenceOf(std::string_view quote, std::string_view said) {
  for (const std::string_view sentence : SplitSentences(said))
    if (sentence.find(quote) != sentence.npos) return sentence;
  return {};
}

bool Is(std::string_view predicate, std::initializer_list<std::string_view> any) { return IsOneOf(predicate, any); }

/// Told as so: no question, condition, wish, guess, hearsay, no denial where the predicate is none itself, nothing that is over.
bool IsToldAsSo(const std::string& sentence, std::string_view predicate, const Percept& percept) {
  using namespace predicate;
  static const RE2 unsure_en(R"(\b(?:if|unless|would|could|might|may|maybe|perhaps|probably|wish|hope|hoping|suppose|imagine|pretend|should|think|guess|say|says|said|told|heard|apparently|joking|kidding|almost|nearly|someday|will|gonna|want|wanted|dream|dreamt|dreamed|ever|used to|going to)\b|'ll\b|'d\b|["“”])");
  static const RE2 past_en(R"(\b(?:was|were|had|lived|worked|studied|liked|loved|hated|owned|no longer|any ?more)\b)"), denial_en(R"(\b(?:not|never|no|none|without|hardly)\b|n't\b)");
  static const RE2 unsure_ko(R"(만약|혹시|아마|으면|라면|다면|더라면|[가-힣]면(?:\s|$)|싶|것 ?같|거 ?같|[을를ㄹ]까|할까|일까|텐데|더라|[다라자냐]고(?:\s|[.!,]|$)|[가-힣][대래](?:요)?[.!~]*$|["“”‘’])");
  static const RE2 past_ko(R"(예전에|옛날|전에는|이었|였[어는다지고]|[았었했]었)"), state_past_ko(R"([았었했갔왔녔][어었는다지]?(?:요|어요|습니다)?[.!~]*$)"), denial_ko(R"((?:^|\s)(?:안|못)\s|않|아니[야에고라]|아닌|없)");
  if (IsQuestion(percept.act) || sentence.find('?') != sentence.npos) return false;
  const bool denies = Is(predicate, {kCannotEat, kDislikes, kHealth});
  const std::string lower = ToLower(sentence);
  if (HasHangul(lower)) {
    const bool state = Is(predicate, {kLivesIn, kJob, kWorksAt, kStudies, kIs, kLikes, kDislikes, kAge});
    return !RE2::PartialMatch(lower, unsure_ko) && !RE2::PartialMatch(lower, past_ko) && !(state && RE2::PartialMatch(lower, state_past_ko)) && (denies || !RE2::PartialMatch(lower, denial_ko));
  }
  return !RE2::PartialMatch(lower, unsure_en) && !RE2::PartialMatch(lower, past_en) && (denies || !RE2::PartialMatch(lower, denial_en));
}

/// Whom a word of the sentence stands for.
enum class Whom : uint8_t { kNobody, kMe, kMine, kSubject, kSomebodyElse };

Whom WhomNames(std::string_view word, const std::set<std::string>& subject, const std::set<std::string>& others) {
  static const std::set<std::string_view> kMe = {"i", "i'm", "i've", "we", "we're", "we've", "나", "나는", "난", "내가", "나도", "저", "저는", "전", "제가", "저도", "우리", "우리는", "우린", "우리가"};
  static const std::set<std::string_view> kMine = {"my", "our", "내", "제"};
  static const std::set<std::string_view> kElse = {"he", "she", "they", "you", "it", "he's", "she's", "they're", "you're", "it's", "걔", "걔는", "걔가", "그", "그는", "그가", "너", "너는", "네가", "그녀는"};
  const std::string bare(HasHangul(word) ? WithoutParticles(word) : word);
  if (subject.contains(bare) || subject.contains(std::string(word))) return Whom::kSubject;
  if (kMe.contains(word)) return Whom::kMe;
  if (kMine.contains(word)) return Whom::kMine;
  if (kElse.contains(word) || others.contains(bare) || others.contains(std::string(word))) return Whom::kSomebodyElse;
  return Whom::kNobody;
}

std::set<std::string> WordsOf(std::string_view text) {
  std::set<std::string> words;
  for (const std::string_view word : SplitWords(ToLower(text))) words.insert(std::string(HasHangul(word) ? WithoutParticles(word) : word));
  return words;
}

/// Roles, and the names of this sentence, but for those that are part of the answer.
std::set<std::string> OthersIn(const Percept& percept, std::string_view object) {
  std::set<std::string> others;
  for (const std::string_view role : RoleWords()) others.insert(ToLower(role));
  for (const Entity& entity : percept.entities)
    if (entity.kind == EntityKind::kPerson || entity.kind == EntityKind::kPet) others.merge(WordsOf(entity.text));
  for (const std::string& word : WordsOf(object)) others.erase(word);
  return others;
}

/// The claim is about its subject: of all whom the sentence names, that one stands nearest before the answer, or after it where nobody stands before.
bool IsAbout(const FactClaim& claim, std::string_view sentence, const Percept& percept) {
  const std::string lower = ToLower(sentence);
  const size_t answer = PlaceOf(claim.object, sentence);
  const bool me = claim.subject == "me";
  if (answer == lower.npos || (!me && PlaceOf(claim.subject, sentence) == lower.npos)) return false;
  const std::set<std::string> others = OthersIn(percept, claim.object);
  std::set<std::string> subject;
  if (!me) subject = WordsOf(claim.subject);
  Whom before = Whom::kNobody, after = Whom::kNobody;
  for (size_t at = 0; at < lower.size();) {
    size_t end = at;
    while (end < lower.size() && IsWordByte(lower[end])) ++end;
    const Whom whom = end == at ? Whom::kNobody : WhomNames(std::string_view(lower).substr(at, end - at), subject, others);
    const bool inside = at >= answer && at < answer + claim.object.size();
    if (whom != Whom::kNobody && !inside && at < answer) before = whom;
    if (whom != Whom::kNobody && !inside && at > answer && after == Whom::kNobody) after = whom;
    at = std::max(end, at + 1);
  }
  if (!me) return before == Whom::kSubject || (before != Whom::kSomebodyElse && before != Whom::kMe && after == Whom::kSubject);
  using namespace predicate;
  if (before == Whom::kMine) return Is(claim.predicate, {kName, kJob, kAge, kBirthday, kFavourite, kHealth});
  return before == Whom::kMe || (before == Whom::kNobody && HasHangul(lower) && after != Whom::kSubject && percept.circumstance.who.empty());
}

bool IsKnown(const FactClaim& claim, const LifeMemory& memory) {
  using namespace predicate;
  const bool many = Is(claim.predicate, {kHas, kLikes, kDislikes, kCannotEat, kIs, kRelation, kHealth, kFavourite});
  const auto same = [](std::string_view a, std::string_view b) { return ToLower(a) == ToLower(b); };
  const std::vector<Fact> all = memory.All();
  return std::any_of(all.begin(), all.end(), [&](const Fact& fact) {
    if (!same(fact.subject, claim.subject) || (fact.predicate != claim.predicate && !same(fact.object, claim.object))) return false;
    return !many || same(fact.object, claim.object) || PlaceOf(claim.object, fact.object) != std::string::npos || PlaceOf(fact.object, claim.object) != std::string::npos;
  });
}

bool IsKnownPredicate(std::string_view name) {
  using namespace predicate;
  return Is(name, {kName, kIs, kJob, kWorksAt, kStudies, kLivesIn, kFrom, kPlace, kHas, kAge, kBirthday, kLikes, kDislikes, kFavourite, kCannotEat, kHealth, kCount, kColour, kRelation});
}

bool IsSaidSo(const FactClaim& claim, const NotedEvent& noted, std::string_view said, const LifeMemory& memory, const Perceiver& perceiver, const PerceptionContext& context) {
  static constexpr std::array<std::string_view, 14> kNoAnswer = {"it", "that", "this", "them", "him", "her", "one", "there", "here", "그거", "그것", "이거", "저거", "거기"};
  if (!IsKnownPredicate(claim.predicate) || claim.subject == "you" || claim.object.size() > kLongestWords || claim.subject.size() > kLongestWords) return false;
  if (std::find(kNoAnswer.begin(), kNoAnswer.end(), ToLower(claim.object)) != kNoAnswer.end() || ToLower(claim.object) == ToLower(claim.subject)) return false;
  const std::string sentence(SentenceOf(noted.quote, said));
  if (sentence.empty() || PlaceOf(claim.object, noted.quote) == std::string::npos) return false;
  const Utterance utterance{.id = "", .text = sentence, .at = {}, .image = ""};
  const Percept percept = perceiver.Perceive(utterance, context);
  return IsToldAsSo(sentence, claim.predicate, percept) && IsAbout(claim, sentence, percept) && !IsKnown(claim, memory);
}

}  // namespace

std::vector<NotedEvent> Grounded(const std::vector<NotedEvent>& noted, const std::vector<TalkedTurn>& talk, const LifeMemory& memory, const Perceiver& perceiver, const PerceptionContext& context) {
  std::vector<NotedEvent> kept;
  size_t telling = 0;
  for (NotedEvent note : noted) {
    const auto turn = std::find_if(talk.begin(), talk.end(), [&](const TalkedTurn& t) { return t.turn == note.turn; });
    note.quote = std::string(Trim(note.quote));
    if (kept.size() == kMostNotes || turn == talk.end() || note.quote.size() < 2 || note.quote.size() > kLongestQuote) continue;
    if (turn->said.find(note.quote) == std::string::npos || PlaceOf(note.quote, turn->said) == std::string::npos) continue;
    std::vector<FactClaim> claims;
    for (FactClaim claim : note.claims) {
      claim.subject = ToLower(claim.subject) == "me" || ToLower(claim.subject) == "i" || claim.subject == "나" ? "me" : std::string(Trim(claim.subject));
      claim.object = std::string(Trim(claim.object));
      claim.confidence = kConfidence;
      claim.kind = ClaimKind::kNew;
      claim.when.reset();
      const bool twice = std::any_of(kept.begin(), kept.end(), [&](const NotedEvent& k) { return !k.claims.empty() && k.claims[0].subject == claim.subject && k.claims[0].predicate == claim.predicate; });
      if (claims.empty() && !twice && !memory.ContradictedBy({claim}) && IsSaidSo(claim, note, turn->said, memory, perceiver, context)) claims.push_back(std::move(claim));
    }
    note.claims = std::move(claims);
    note.telling = note.telling && telling < kMostTelling && !std::string_view(note.quote).ends_with('?');
    if (note.claims.empty() && !note.telling) continue;
    telling += note.telling;
    kept.push_back(std::move(note));
  }
  return kept;
}

}  // namespace sam
