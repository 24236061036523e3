#include "memory/passages.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

#include "base/growth.h"
#include "base/unicode.h"
#include "base/word_lists.h"
#include "core/roles.h"
#include "memory/names_in_talk.h"
#include "memory/word_families.h"

namespace sam {
namespace {

constexpr size_t kLookedAt = 12;
constexpr size_t kMost = 4;
constexpr double kFaintHit = 0.2;  // of the best score
constexpr std::chrono::minutes kOneBreath{15};  // turns further apart are not read as one
constexpr size_t kLongestPassage = 260;         // bytes
constexpr size_t kFewTogether = 150, kFewTogetherKorean = 210;  // two turns of so few are told as one
constexpr size_t kFewBytes = 42, kFewBytesKorean = 56;                // a turn of so few leans on the one before
constexpr size_t kOfAnAnswer = 1;                // words: "만년필이요", "penicillin"
constexpr size_t kFewTold = 110, kFewToldKorean = 140;  // sentences of so few are told with the one after them
constexpr double kOfLesserTurns = 0.8;          // what a term is worth that only the turns beside the best one have
constexpr double kLatest = 0.08, kLatestOfNow = 0.25, kLatestOfStill = 0.6;  // the last turn over the first, of equals
constexpr double kHalfOfIt = 0.5, kSomeOfIt = 0.15, kLastOfIt = 0.75, kSurest = 0.97;
constexpr double kCorrecting = 1.5;  // of a turn that says how it is instead
constexpr double kAfterIt = 0.5, kBesideIt = 1.3;  // of what was asked of the time before something
constexpr size_t kBeside = 2;                      // turns
constexpr float kHad = 0.45f;                   // of a term's gain: a turn has it
constexpr double kMostOfIt = 0.6;               // of the question's weight: a turn has what was asked

std::vector<WordKey> SortedKeys(std::string_view text) {
  std::vector<WordKey> keys;
  AddDocumentKeys(text, keys);
  std::sort(keys.begin(), keys.end());
  return keys;
}

/// What a question asks, apart from when.
struct Asked {
  std::string what;
  std::string before;  // "the cottage" of "where did i live before the cottage?"
  bool now = false;
  bool still = false;  // whether something goes on: what was said of it last
  bool whether = false;  // yes or no
};

/// "When did he die?", "how much did it cost me?", "그전에는요?": says little without the question before.
bool LeansOnTheOneBefore(std::string_view question) {
  const std::string lower = ToLower(question);
  const std::vector<std::string_view> words = SplitWords(lower);
  const auto any = [&](std::initializer_list<std::string_view> these) { return std::any_of(words.begin(), words.end(), [&](std::string_view w) { return IsOneOf(w, these); }); };
  if (QueryTerms(question).size() <= 1) return true;
  if (any({"my", "our", "내", "제", "우리"})) return false;
  return any({"he", "she", "it", "they", "him", "her", "his", "their", "them", "its", "he's", "she's", "it's", "they're", "that", "then", "there", "걔", "걔는", "걔가", "그때", "거기", "거긴", "그건", "그거", "그게", "그걸", "그럼", "그전에", "그전에는", "그전엔"}) ||
         HasAny(lower, {"그 사람", "그 친구", "그 분", "그분", "그 전에"});
}

Asked ReadAsked(const RecallCue& cue) {
  Asked asked{cue.text, {}, false};
  if (cue.past && cue.past->begin + cue.past->length <= cue.text.size())
    asked.what = cue.text.substr(0, cue.past->begin) + cue.text.substr(cue.past->begin + cue.past->length);
  const std::string lower = ToLower(asked.what);
  if (!cue.before.empty() && LeansOnTheOneBefore(cue.text)) asked.what += " " + cue.before;
  asked.now = HasAny(lower, {"these days", "nowadays", "currently", " now", "at the moment", "요즘", "지금", "이제", "요새", "현재"});
  asked.whether = StartsWithAny(lower, {"did ", "do ", "does ", "is ", "are ", "am ", "was ", "were ", "have ", "has ", "and did ", "so did "}) ||
                  (HasHangul(lower) && !HasAny(lower, {"뭐", "뭘", "누구", "누가", "어디", "언제", "무슨", "몇", "왜", "어떤", "어느", "얼마", "며칠", "이름"}));
  asked.still = HasAny(lower, {" still ", " anymore", " yet", "지금도", "아직도", "여전히"});
  const std::string_view in_english = " before ";
  if (const size_t at = lower.find(in_english); at != lower.npos) {
    asked.before = asked.what.substr(at + in_english.size());
    asked.what.resize(at);
    return asked;
  }
  for (const std::string_view in_korean : {"기 전에는", "기 전에", "기 전 "}) {
    const size_t at = lower.find(in_korean);
    if (at == lower.npos) continue;
    asked.before = asked.what.substr(0, at);
    asked.what.erase(0, at + in_korean.size());
    return asked;
  }
  return asked;
}

double Fit(AnswerKind kind, double evidence) {
  if (kind == AnswerKind::kAny) return 1;
  if (kind == AnswerKind::kTime) return 0.88 + 0.12 * evidence;  // the day on which it was said tells, too
  return kind == AnswerKind::kName || kind == AnswerKind::kPlace ? 0.8 + 0.2 * evidence : 0.45 + 0.55 * evidence;
}

bool Together(const EpisodeStore& episodes, size_t a, size_t b) {
  return episodes.When(b) - episodes.When(a) <= kOneBreath && !OnlyAsks(episodes.Said(b));
}

/// "off a retired postie", "because of the rain", "만년필이요": says nothing without the turn before.
bool GoesOnFrom(std::string_view said) {
  if (GoesOn(said)) return true;
  const std::vector<std::string_view> sentences = SplitSentences(said);
  if (sentences.empty() || SplitWords(sentences.front()).size() <= kOfAnAnswer) return true;
  const std::string lower = ToLower(said.substr(0, 24));
  return StartsWithAny(lower, {"off ", "in ", "on ", "at ", "from ", "with ", "by ", "for ", "to ", "because ", "cos ", "cause ", "so ", "but ", "which ", "who ", "then ", "turns out", "due ", "of ", "about ", "the one ", "him ", "them ", "so it",
                               "근데 ", "그래서 ", "그랬더니 ", "그런데 ", "그건 ", "거기", "덕분에 ", "때문에 "});
}

/// "please forget the thing about the fight", "그 얘기 지워 주세요": what it names is no more told by it than by a question.
bool AsksToForget(std::string_view said) {
  const std::string lower = ToLower(said.substr(0, 120));
  return StartsWithAny(lower, {"forget ", "please forget", "can you forget", "could you forget"}) || HasAny(lower, {"잊어 주", "잊어줘", "잊어 줘", "잊어주", "지워 주", "지워줘", "지워 줘", "지워주"});
}

/// "i said Callum, it's Cameron actually", "25일로 바뀌었어": says how it is instead of what was said before, and names it.
bool PutsRight(std::string_view said) {
  const std::string lower = ToLower(said);
  const bool it_is = HasAny(lower, {"it's ", "its ", "he's ", "she's ", "they're "});
  return (it_is && HasAny(lower, {" actually", "i said", "'s wrong", "is wrong", ", not "})) || HasAny(lower, {"wrong name", "name wrong", "not called", "changed to", "turns out it's", "아니고", "아니라", "바뀌었", "바뀐", "바꼈", "잘못 말", "잘못 알", "오타"});
}

/// The same, or begins like it: "oh no, i mixed them up".
bool TakesBack(std::string_view said) { return OpensCorrection(said) || PutsRight(said); }

/// "oh and", "anyway", "아 그리고": something else comes.
bool OpensAnother(std::string_view sentence) {
  return StartsWithAny(ToLower(sentence.substr(0, 24)), {"oh ", "anyway", "also ", "right", "ok", "and ", "btw", "by the way", "well ", "now ", "so ", "thanks", "haha", "lol", "아 ", "그리고", "근데", "아무튼", "오늘은", "참 ", "이제 ", "그럼 ", "고마"});
}

/// Is of somebody or something that was named before: "he is called Biscuit", "이름은 두부예요".
bool IsOfTheOneBefore(std::string_view sentence) {
  const std::string lower = ToLower(sentence.substr(0, 40));
  return StartsWithAny(lower, {"he ", "she ", "it ", "they ", "he's ", "she's ", "it's ", "they're ", "his ", "her ", "its ", "their ", "걔", "그 친구", "그분", "그게", "이름은", "이름이", "나이는", "상대는"}) || SplitWords(sentence).size() <= kOfAnAnswer;
}

/// The same, or so short that it need not be read apart.
bool LeansBack(std::string_view said) { return said.size() <= (HasHangul(said) ? kFewBytesKorean : kFewBytes) || GoesOnFrom(said); }

struct Draft {
  size_t first = 0, count = 1, best = 0;
};

/// The best turn, with the one it goes on from, and the ones after it that lean on it or have the kind of answer that it lacks.
Draft Around(const EpisodeStore& episodes, size_t best, AnswerKind wanted) {
  Draft draft{best, 1, best};
  const std::string_view said = episodes.Said(best);
  size_t bytes = said.size();
  if (GoesOnFrom(said) && best > 0 && Together(episodes, best - 1, best) && bytes + episodes.Said(best - 1).size() <= kLongestPassage) {
    draft.first -= 1, draft.count += 1;
    bytes += episodes.Said(best - 1).size();
  }
  const double evidence = Evidence(wanted, said);
  for (size_t next = best + 1; next < episodes.size() && next <= best + 2; ++next) {
    const std::string_view more = episodes.Said(next);
    const bool few = bytes + more.size() <= (HasHangul(more) ? kFewTogetherKorean : kFewTogether);
    const bool lacked = wanted != AnswerKind::kAny && Evidence(wanted, more) > evidence;
    const bool plain_kind = wanted == AnswerKind::kNumber || wanted == AnswerKind::kAge || wanted == AnswerKind::kColour;
    const bool belongs = LeansBack(more) || (next == best + 1 ? few || lacked : lacked && plain_kind);
    if (!belongs || !Together(episodes, next - 1, next) || bytes + more.size() > kLongestPassage) break;
    bytes += more.size();
    draft.count += 1;
  }
  return draft;
}

bool TalkedIn(const EpisodeStore& episodes, const TimeSpan& span) {
  for (size_t i = episodes.size(); i-- > 0;) {
    const Instant at = episodes.When(i);
    if (at < span.from.at) return false;
    if (at < span.to.at) return true;
  }
  return false;
}

/// Turns and sentences as they are looked at for one question, each read once.
class Readings {
 public:
  struct Reading {
    std::vector<double> gains;  // of each term, [0, 1]
    double evidence = 0;        // of the kind of answer
    bool asks = false;
  };

  Readings(const std::vector<Term>& terms, AnswerKind wanted) : terms_(terms), wanted_(wanted) {}
  const Reading& Of(std::string_view text) {
    const auto [at, is_new] = read_.try_emplace(text);
    if (!is_new) return at->second;
    const std::vector<WordKey> keys = SortedKeys(text);
    for (const Term& term : terms_) at->second.gains.push_back(static_cast<double>(GainOf(term, keys)));
    at->second.evidence = Evidence(wanted_, text);
    at->second.asks = IsAsking(text);
    return at->second;
  }
  bool Has(std::string_view text) {
    const std::vector<double>& gains = Of(text).gains;
    return std::any_of(gains.begin(), gains.end(), [](double gain) { return gain > 0; });
  }

 private:
  const std::vector<Term>& terms_;
  AnswerKind wanted_;
  std::map<std::string_view, Reading> read_;
};

/// How much of what is asked for a passage has: each term where it is had best, and the kind of answer that is wanted.
double Worth(const EpisodeStore& episodes, const Draft& draft, const Sought& sought, AnswerKind wanted, Readings& readings, Passage& passage) {
  const std::vector<Term>& terms = sought.terms;
  std::vector<double> has(terms.size());
  double evidence = 0, alone = 0, got = 0, all = 0;
  const double of_best = wanted == AnswerKind::kTime ? 1 : readings.Of(episodes.Said(draft.best)).evidence;
  size_t had = 0, somebody = 0;
  for (size_t i = draft.first; i < draft.first + draft.count; ++i) {
    const Readings::Reading& reading = readings.Of(episodes.Said(i));
    for (size_t t = 0; t < terms.size(); ++t) {
      has[t] = std::max(has[t], (i == draft.best ? 1 : kOfLesserTurns) * reading.gains[t]);
      if (i != draft.best || reading.gains[t] < kHad) continue;
      had += 1;
      alone += static_cast<double>(terms[t].weight) * reading.gains[t];
      somebody += sought.names[t];
    }
    evidence = std::max(evidence, reading.evidence);
  }
  bool of_another = false;  // it lacks the one who, or the thing that, was asked about
  for (size_t t = 0; t < terms.size(); ++t) {
    of_another = of_another || ((sought.names[t] || sought.asked_for[t]) && has[t] == 0);
    got += has[t] * static_cast<double>(terms[t].weight);
    all += static_cast<double>(terms[t].weight);
    if (has[t] > 0) passage.because += (passage.because.empty() ? "same words: " : ", ") + terms[t].word;
  }
  passage.about_someone = somebody > 0;
  passage.whole = !of_another && alone >= kMostOfIt * all && had > std::min<size_t>(somebody, 1) && std::max(of_best, evidence) > 0.5;
  return all > 0 && had > 0 ? got / all * Fit(wanted, evidence) : 0;
}

struct Sentence {
  size_t turn = 0;
  std::string_view text;
};

/// What of a passage is told: from the first sentence that has anything of what was asked to the last, with the one that those lean on or that
/// has the kind of answer they lack; nothing that asks. The passage is left with the turns of what is told.
void Tell(const EpisodeStore& episodes, AnswerKind wanted, bool whether, Readings& readings, Passage& passage) {
  std::vector<Sentence> sentences;
  for (size_t i = passage.first; i < passage.first + passage.count; ++i)
    for (const std::string_view text : SplitSentences(episodes.Said(i)))
      if (!readings.Of(text).asks) sentences.push_back({i, text});
  size_t first = sentences.size(), last = 0;
  double evidence = 0;
  for (size_t i = 0; i < sentences.size(); ++i) {
    if (!readings.Has(sentences[i].text)) continue;
    first = std::min(first, i), last = i;
    evidence = std::max(evidence, readings.Of(sentences[i].text).evidence);
  }
  if (first == sentences.size()) first = 0, last = sentences.empty() ? 0 : sentences.size() - 1;
  if (first > 0 && IsOfTheOneBefore(sentences[first].text)) first -= 1;
  size_t bytes = 0;
  for (size_t i = first; i <= last && i < sentences.size(); ++i) bytes += sentences[i].text.size();
  for (size_t next = last + 1; next < sentences.size(); ++next) {
    const std::string_view text = sentences[next].text;
    const bool lacked = wanted != AnswerKind::kAny && readings.Of(text).evidence > evidence;
    const bool few = bytes + text.size() <= (HasHangul(text) ? kFewToldKorean : kFewTold) && !OpensAnother(text) && !(whether && sentences[next].turn != sentences[last].turn);
    if (!lacked && !few && !(IsOfTheOneBefore(text) && sentences[next].turn == sentences[last].turn)) break;
    last = next, bytes += text.size();
  }
  if (sentences.empty()) return void(passage.said = episodes.Said(passage.first));
  for (size_t i = first; i <= last; ++i) {
    const bool same_turn = i > first && sentences[i].turn == sentences[i - 1].turn;
    passage.said += std::string(i == first ? "" : same_turn ? " " : "\n") + std::string(Trim(sentences[i].text));
  }
  passage.first = sentences[first].turn;
  passage.count = sentences[last].turn - passage.first + 1;
}

}  // namespace

void PassageFinder::ReadSome(const EpisodeStore& episodes, size_t most) {
  for (const size_t end = std::min(episodes.size(), read_ + most); read_ < end; ++read_) {
    const std::string_view said = episodes.Said(read_);
    const std::string told = said.find('?') == said.npos ? std::string(said) : ToldIn(said);
    if (told.empty() || OnlyAsks(said) || AsksToForget(said)) continue;
    if (PutsRight(said)) {
      AddDocumentKeys(said, put_right_keys_);
      put_right_.push_back({static_cast<uint32_t>(read_), static_cast<uint32_t>(put_right_keys_.size())});
    }
    index_.Add("", episodes.When(read_), told);
    GrowGently(episode_of_, 1);
    episode_of_.push_back(static_cast<uint32_t>(read_));
  }
}

/// A phrase that nobody ever used here tells less against a passage than a word would.
std::vector<Term> PassageFinder::TermsOf(std::string_view what, std::span<const TurnIndex::Alias> aliases) const {
  constexpr float kUnheardPhrase = 0.2f, kPhraseOverWord = 1.5f;
  std::vector<Term> terms = index_.Weighed(what, aliases);
  float most = 0;  // of a word
  for (const Term& term : terms) most = std::max(most, term.word.starts_with('@') ? 0 : term.weight);
  for (Term& term : terms) {
    if (!term.word.starts_with('@')) continue;
    if (!index_.Has(term)) term.weight *= kUnheardPhrase;
    if (most > 0 && terms.size() > 2) term.weight = std::min(term.weight, kPhraseOverWord * most);
  }
  return terms;
}

/// The first turn of what the question sets its time before; none where it sets none.
std::optional<size_t> PassageFinder::FirstOf(const std::string& before) const {
  if (before.empty()) return std::nullopt;
  std::optional<size_t> first;
  double best = 0;
  for (const TurnIndex::Hit& hit : index_.Find(before, kLookedAt)) {
    best = std::max(best, hit.score);
    if (hit.score < 0.7 * best) break;
    first = std::min(first.value_or(hit.turn), static_cast<size_t>(hit.turn));
  }
  return first ? std::optional<size_t>(episode_of_[*first]) : std::nullopt;
}

Sought PassageFinder::WhoIsSought(const EpisodeStore& episodes, std::string_view what, std::span<const TurnIndex::Alias> aliases, const std::vector<TurnIndex::Hit>& hits) const {
  Sought sought{TermsOf(what, aliases), {}, {}};
  const std::string question = ToLower(what);
  std::vector<std::string> said;
  for (const TurnIndex::Hit& hit : hits) said.push_back(ToLower(episodes.Said(episode_of_[hit.turn])));
  for (const Term& term : sought.terms) {
    const bool bare = IsSubjectOf(question, term.word) && std::all_of(said.begin(), said.end(), [&](const std::string& s) { return StandsBare(s, term.word); });
    sought.asked_for.push_back(IsAskedFor(question, term.word) && (!NamesKindOfAnswer(term.word) || IsOneOf(term.word, {"surname", "hometown", "고향"})));
    const bool role = std::find(RoleWords().begin(), RoleWords().end(), term.word) != RoleWords().end();
    sought.names.push_back(role || bare || std::any_of(said.begin(), said.end(), [&](const std::string& s) { return NamesSomeone(s, term.word); }));
  }
  return sought;
}

std::vector<Passage> PassageFinder::Find(const EpisodeStore& episodes, const Question& question) {
  ReadSome(episodes, episodes.size());
  Asked asked = ReadAsked(question.cue);
  // "금요일에 어디 간다고 했지?": nothing was told on that day; it may have been to come when it was told.
  const bool of_that_time = question.cue.past && TalkedIn(episodes, *question.cue.past) && !QueryTerms(asked.what).empty();
  if (!of_that_time && question.cue.past) asked.what = question.cue.text;
  std::optional<TurnIndex::Window> window;
  if (of_that_time && !question.cue.past->sitting) window = TurnIndex::Window{question.cue.past->from.at, question.cue.past->to.at};
  const std::vector<TurnIndex::Hit> hits = index_.Find(asked.what, kLookedAt, window, question.aliases);
  if (hits.empty()) return {};
  const Sought sought = WhoIsSought(episodes, asked.what, question.aliases, hits);
  Readings readings(sought.terms, question.wanted);
  const std::optional<size_t> before = FirstOf(asked.before);
  std::vector<Passage> passages;
  for (const TurnIndex::Hit& hit : hits) {
    if (hit.score < kFaintHit * hits.front().score) break;
    const size_t best = episode_of_[hit.turn];
    if (best + 1 == episodes.size() && Contains(episodes.Said(best), question.cue.text)) continue;  // the turn under way
    const auto known = [&](const Passage& p) { return best >= p.first && best < p.first + p.count; };
    if (std::any_of(passages.begin(), passages.end(), known)) continue;
    const Draft draft = Around(episodes, best, question.wanted);
    Passage passage{.first = draft.first, .count = draft.count, .because = {}, .said = {}};
    const double worth = Worth(episodes, draft, sought, question.wanted, readings, passage);
    const double late = (asked.still ? kLatestOfStill : asked.now ? kLatestOfNow : kLatest) * (static_cast<double>(best + 1) / static_cast<double>(episodes.size()) - 1);
    const bool beside = before && best + kBeside >= *before && best <= *before + kBeside;
    const double then = beside ? kBesideIt : before && best > *before ? kAfterIt : 1;
    const bool corrects = !question.cue.request && worth >= kHalfOfIt && TakesBack(episodes.Said(best));
    passage.score = std::max(0.0, (worth * (corrects ? kCorrecting : 1) * (0.55 + 0.45 * hit.score / hits.front().score) + late) * then);
    if (asked.still && (worth >= kSomeOfIt || passage.about_someone)) passage.whole = true, passage.score = std::max(passage.score, kLastOfIt + late);
    passages.push_back(std::move(passage));
  }
  std::stable_sort(passages.begin(), passages.end(), [](const Passage& a, const Passage& b) { return a.score > b.score; });
  if (passages.size() > kMost) passages.resize(kMost);
  for (Passage& passage : passages) passage.score = std::min(passage.score, kSurest);
  for (Passage& passage : passages) Tell(episodes, question.wanted, asked.whether, readings, passage);
  if (!passages.empty()) AddWhatTakesItBack(episodes, passages.front());
  return passages;
}

/// Behind "…and his girlfriend Brianna": "sorry i said Brianna, it's Brenna", the last turn that takes back a rare word of it.
void PassageFinder::AddWhatTakesItBack(const EpisodeStore& episodes, Passage& passage) const {
  constexpr float kRare = 0.55f;  // of the weight of the rarest word there
  constexpr size_t kLookedBack = 256, kWeighed = 3;
  const std::vector<WordKey> told = SortedKeys(passage.said);
  const auto told_it = [&](WordKey key) { return std::binary_search(told.begin(), told.end(), key); };
  size_t weighed = 0;
  for (size_t i = put_right_.size(); i-- > 0 && put_right_.size() - i <= kLookedBack && weighed < kWeighed && put_right_[i].episode >= passage.first + passage.count;) {
    const auto begin = put_right_keys_.begin() + (i > 0 ? put_right_[i - 1].end : 0), end = put_right_keys_.begin() + put_right_[i].end;
    if (std::none_of(begin, end, told_it)) continue;
    const std::string_view said = episodes.Said(put_right_[i].episode);
    const std::vector<Term> terms = index_.Weighed(said);
    weighed += 1;
    float most = 0;
    for (const Term& term : terms) most = std::max(most, term.word.starts_with('@') ? 0 : term.weight);
    const bool of_it = std::any_of(terms.begin(), terms.end(), [&](const Term& term) {
      const bool asked = passage.because.find(term.word) != passage.because.npos;  // whom it is about, not what was put right
      return !asked && !term.word.starts_with('@') && term.weight >= kRare * most && told_it(term.keys.front().key);
    });
    if (of_it) return void(passage.said += "\n" + std::string(said));
  }
}

std::vector<Passage> PassageFinder::FindTurns(const EpisodeStore& episodes, const Question& question, size_t most) {
  ReadSome(episodes, episodes.size());
  Sought sought{index_.Weighed(question.cue.text, question.aliases), {}, {}};
  sought.names.resize(sought.terms.size()), sought.asked_for.resize(sought.terms.size());
  Readings readings(sought.terms, AnswerKind::kAny);
  std::vector<Passage> turns;
  for (const TurnIndex::Hit& hit : index_.Find(question.cue.text, most, std::nullopt, question.aliases)) {
    Passage turn{.first = episode_of_[hit.turn], .count = 1, .because = {}, .said = std::string(episodes.Said(episode_of_[hit.turn]))};
    turn.score = Worth(episodes, {turn.first, 1, turn.first}, sought, AnswerKind::kAny, readings, turn);
    if (turn.score > 0) turns.push_back(std::move(turn));
  }
  std::stable_sort(turns.begin(), turns.end(), [](const Passage& a, const Passage& b) { return a.score > b.score; });
  return turns;
}

}  // namespace sam
