#include "perception/korean_news.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/word_lists.h"
#include "perception/korean_deeds.h"
#include "perception/korean_level.h"
#include "perception/korean_lexicon.h"
#include "perception/korean_syllable.h"

namespace sam::korean {
namespace {

using namespace std::string_view_literals;

constexpr size_t kRemembered = 4;  // turns that a weighty subject is carried on
constexpr size_t kFresh = 2;       // turns that any other is

bool HasWord(const Sentence& s, std::initializer_list<std::string_view> words) {
  return std::any_of(s.words.begin(), s.words.end(), [&](const Word& w) { return IsOneOf(w.text, words); });
}

bool SpeaksToHer(const Sentence& s) {
  return HasWord(s,
                 {"사만다", "사만다는", "사만다도", "사만다가", "사만다한테", "너",   "너는", "넌",   "너도", "네가",
                  "니가",   "너랑",     "너한테",   "널",       "너를",       "님",   "님은", "님도", "자네", "자네는",
                  "자네도", "그쪽",     "그쪽은",   "당신",     "당신은",     "니는", "닌",   "너의", "니"});
}

bool SpeaksOfSelf(const Sentence& s) {
  return HasWord(s, {"저",   "제가", "저는", "전",   "저만", "저도", "저를", "저한테", "제", "나",
                     "내가", "나는", "난",   "나만", "나도", "나를", "날",   "나한테", "내", "내는"});
}

/// The last word without 요, as the shape is told by.
std::string_view End(const Sentence& s) {
  std::string_view last = s.words.back().text;
  if (Letters(last) > 1 && EndsWith(last, "요")) last = DropLast(last);
  return last;
}

std::string_view ShapeOfQuestion(const Sentence& s) {
  const std::string_view end = End(s);
  const bool wonders = EndsWithAny(end, {"까", "죠", "지", "나", "려나", "하냐", "꼬"});
  const bool names = HasQuestionWord(s);
  if (EndsWithAny(end, {"볼래", "들을래", "줄까", "드릴까"})) return "lets";
  if (SpeaksToHer(s)) return "ask-you";
  if (names && HasWord(s, {"왜", "어째서"})) return SpeaksOfSelf(s) ? "ask-me" : "ask-why";
  if (names && wonders && HasWord(s, {"언제", "언제쯤", "얼마나", "얼마쯤"})) return "ask-when";
  if (names && wonders && !EndsWithAny(end, {"었지", "았지", "했지", "었죠", "했죠", "랬지"})) return "ask-how";
  const auto picks = std::count_if(s.words.begin(), s.words.end(),
                                   [](const Word& w) { return EndsWith(w.text, "까") || EndsWith(w.text, "까요"); });
  if (!names && picks == 2) return "ask-pick";
  const bool hers = !wonders && !EndsWithAny(end, {"대", "래", "던데"}) && !SpeaksOfSelf(s) &&
                    EndsWith(s.words.back().text, "요") && !s.words.back().copula;
  if (names) return hers ? "ask-you" : "ask-what";
  const bool duty = EndsWithAny(end, {"야겠죠", "야겠지", "괜찮겠죠", "괜찮겠지", "되겠죠", "되겠지"});
  if (!duty && EndsWithAny(end, {"겠죠", "겠지"})) return "ask-will";
  const std::string_view before = s.words.size() > 1 ? s.words[s.words.size() - 2].text : std::string_view();
  const bool bound = EndsWithAny(before, {"해야", "어야", "아야", "가야", "해도", "어도", "아도", "가도"});
  if (duty || bound ||
      EndsWithAny(end, {"될까", "되나", "되지", "되죠", "돼", "할까", "갈까", "볼까", "살까", "먹을까"}))
    return "ask-okay";
  if (EndsWith(end, "있을까")) return "ask-will";
  if (SpeaksOfSelf(s)) return EndsWith(end, "까") && !EndsWith(end, "일까") ? "ask-okay" : "ask-me";
  if (EndsWith(end, "까")) return s.words.size() <= 2 ? "ask-okay" : "ask-will";
  if (EndsWithAny(end, {"죠", "지", "잖아", "않아", "아니야", "아냐"})) return "ask-agree";
  return hers || s.words.size() <= 3 ? "ask-you" : "ask-what";
}

bool IsTheirs(const Clause& clause) {
  return std::any_of(clause.words.begin(), clause.words.end(), [](const Word& w) {
    if (IsOneOf(w.text, {"걔는", "걔가", "걔도"})) return true;
    return IsSubjectParticle(w.particle) && (IsRelation(w.noun) || LooksLikeName(w.noun) || IsOneOf(w.noun, {"쟤", "그분"}));
  });
}

bool IsPlan(const Sentence& s, const Clause& last, std::string_view end) {
  if (EndsWithAny(
          end, {"려고", "으려구", "려구", "기로 했어", "거야", "거예", "겁니다", "건데", "거거든", "거임", "갈라고"}))
    return last.future || EndsWithAny(end, {"려고", "려구", "갈라고"});
  if (s.words.size() > 1 && EndsWith(s.words[s.words.size() - 2].text, "기로")) return true;
  const std::string_view before = s.words.size() > 1 ? s.words[s.words.size() - 2].text : std::string_view();
  if (EndsWith(before, "려고")) return true;
  if (EndsWith(before, "까") && StartsWithAny(end, {"봐", "해", "하", "생각"})) return true;  // "돌려볼까 해요"
  return (last.future && !last.past && !last.guess) || last.kind == Kind::kPromise;
}

/// "다시 만들어줌", "꼴찌함": a predicate told as a noun.
bool IsNoted(const Sentence& s, std::string_view end) {
  const bool noun =
      EndsWithAny(end, {"마음", "사람", "이름", "게임", "점심", "요즘", "처음", "지금", "다음", "얼음", "그림",
                        "아침", "여름", "구름", "가슴", "모임", "시험", "경험", "보험", "조금", "현금", "소금",
                        "밤",   "봄",   "꿈",   "방금", "몸",   "힘",   "춤",   "짐",   "팀",   "폼"});
  return s.words.size() > 1 && HasTail(end, kTailM) && !noun;
}

std::string_view ShapeOfTold(const Sentence& s, const std::vector<Clause>& clauses) {
  const Clause& last = clauses.back();
  const std::string_view end = End(s);
  if (SpeaksToHer(s)) return "of-you";
  const bool after_go = s.words.size() > 1 && EndsWith(s.words[s.words.size() - 2].text, "고");
  if (last.wish || (after_go && EndsWithAny(end, {"싶다", "싶어", "싶네"})) ||
      EndsWithAny(end, {"고파", "좋겠어", "좋겠다", "좋겠네", "좋을텐데"}))
    return "wish";
  if (EndsWithAny(end, {"야지", "야죠", "야겠다", "야겠어", "야겠네", "야겠지"})) return "must";
  if (EndsWithAny(end, {"겠네", "겠구나", "겠군"})) return "of-you";
  const std::string_view before = s.words.size() > 1 ? s.words[s.words.size() - 2].text : std::string_view();
  if (EndsWithAny(before, {"해야", "어야", "아야", "가야", "야만"}) &&
      StartsWithAny(end, {"해", "돼", "되", "한다", "하"}))
    return "must";
  if (last.quoted || EndsWithAny(end, {"대", "래", "다더라", "다네", "카네", "카더라", "칸다", "라더라", "댄다"})) {
    if (last.kind == Kind::kHearsay || last.quoted || EndsWithAny(end, {"더라", "카네", "다네", "댄다"}))
      return "hearsay";
  }
  if (last.unable && !last.past) return "unable";
  if (IsPlan(s, last, end)) return "plan";
  if (EndsWithAny(end, {"는데", "은데", "인데", "지만", "던데", "거든", "텐데"})) return "trail";
  if (IsTheirs(last)) return last.past ? "theirs-past" : "theirs";
  if (last.fragment) return IsNoted(s, end) ? "past" : "bit";
  if (last.past) return "past";
  return "now";
}

/// What was done, by the verb, where no word told more.
std::string_view KindOfVerb(const Clause& last) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 30> kVerbs = {
      {{"가", "went"},      {"다녀오", "went"},    {"나가", "went"},    {"들르", "went"},     {"걷", "walk"},
       {"읽", "read"},      {"보", "saw"},         {"구경하", "saw"},   {"듣", "heard"},      {"들리", "heard"},
       {"자", "asleep"},    {"잠들", "asleep"},    {"일어나", "woke"},  {"깨", "woke"},       {"떠지", "woke"},
       {"웃", "laughed"},   {"기다리", "waiting"}, {"바뀌", "changed"}, {"변하", "changed"},  {"달라지", "changed"},
       {"다르", "changed"}, {"살", "lives"},       {"지내", "lives"},   {"보내", "sent"},     {"쓰", "wrote"},
       {"적", "wrote"},     {"지우", "erased"},    {"버리", "erased"},  {"정리하", "chores"}, {"고르", "chose"}}};
  if (last.negated || last.unable || last.fragment) return {};
  for (const auto& [verb, kind] : kVerbs) {
    if (last.verb == verb) return kind;
  }
  return {};
}

/// What conditions ("-면") speak of has not happened.
std::string WithoutIfs(std::string_view text, const std::vector<std::vector<Clause>>& clauses) {
  std::string out(text);
  for (const auto& sentence : clauses) {
    for (const Clause& clause : sentence) {
      if (clause.kind != Kind::kIf || &clause == &sentence.back()) continue;
      const size_t begin = clause.words.empty() ? clause.last.begin : clause.words.front().begin;
      const size_t end = std::min(out.size(), clause.last.begin + clause.last.text.size());
      for (size_t i = std::min(begin, out.size()); i < end; ++i) out[i] = '.';
    }
  }
  return out;
}

bool SpokeOfOthers(std::string_view text) {
  const auto sentences = ReadSentences(text);
  return !sentences.empty() &&
         std::any_of(sentences.back().words.begin(), sentences.back().words.end(),
                     [](const Word& w) { return IsSubjectParticle(w.particle) && IsRelation(w.noun); });
}

/// Kind and tone of what was last told before, so that a line without a subject stays on it.
void ReadThread(const PerceptionContext& context, News& news) {
  const auto& recent = context.discourse.recent;
  size_t seen = 0;
  for (auto turn = recent.rbegin(); turn != recent.rend() && seen < kRemembered; ++turn, ++seen) {
    News then;
    ReadNewsWords(turn->said, then);
    if (then.tone == 0 || then.kinds.empty()) continue;
    const bool lasts = IsOneOf(then.kinds.front(), {"breakup", "death", "surgery", "check", "search", "army", "romance",
                                                    "offer", "mistake", "noisy", "unfair"});
    if (seen >= kFresh && !lasts) continue;
    const bool of_theirs = then.kinds.front() == "mistake" && SpokeOfOthers(turn->said);
    news.thread = of_theirs ? "ignored" : then.kinds.front();
    news.thread_tone = then.tone;
    return;
  }
}

/// "아빠가 먼저 지쳐서 웃겨" tells of something funny: what only a clause before brings is the news where it is weighty.
void KeepMain(std::string_view text, const std::vector<Clause>& sentence, News& news) {
  const Clause& main = MainClause(sentence);
  if (sentence.size() < 2) return;
  const size_t begin = std::min(text.size(), main.words.empty() ? main.last.begin : main.words.front().begin);
  News of_main;
  ReadNewsWords(text.substr(begin), of_main);
  std::erase_if(news.kinds, [&](const std::string& kind) {
    const bool weighty = IsOneOf(kind, {"death", "breakup", "surgery", "check", "jobloss", "pass", "fail", "birth", "sick", "hurt", "lost", "broken", "fight", "search", "scold", "worry", "army", "offer", "romance", "mistake", "miss"});
    return !weighty && std::ranges::find(of_main.kinds, kind) == of_main.kinds.end();
  });
}

bool AskedBefore(const PerceptionContext& context) {
  const DiscourseTurn* last = context.discourse.Last();
  return last != nullptr && last->reply.find('?') != std::string::npos;
}

}  // namespace

std::string_view ReadShape(const std::vector<Sentence>& sentences, const std::vector<std::vector<Clause>>& clauses,
                           DialogueAct act) {
  if (sentences.empty() || sentences.back().words.empty() || clauses.back().empty()) return {};
  if (IsQuestion(act)) return ShapeOfQuestion(sentences.back());
  if (act == DialogueAct::kRequest) return "request";
  return ShapeOfTold(sentences.back(), clauses.back());
}

News ReadNews(std::string_view text, const std::vector<Sentence>& sentences,
              const std::vector<std::vector<Clause>>& clauses, DialogueAct act, const PerceptionContext& context) {
  News news;
  news.shape = ReadShape(sentences, clauses, act);
  if (news.shape.empty()) return news;
  ReadNewsWords(WithoutIfs(text, clauses), news);
  const bool misses = Contains(text, "보고 싶");
  if (news.shape == "wish" && misses) {
    news.kinds = {"miss"};
  } else if (news.shape == "wish")
    news.kinds.clear(), news.tone = std::min(news.tone, 0);
  const bool others = StartsWith(news.shape, "hearsay") || StartsWith(news.shape, "theirs");
  const bool of_theirs = std::any_of(sentences.back().words.begin(), sentences.back().words.end(), [](const Word& w) {
    return IsSubjectParticle(w.particle) && (IsRelation(w.noun) || IsAnimal(w.noun) || w.noun == "애");
  });
  for (std::string& kind : news.kinds) {
    if (of_theirs && kind == "mistake") kind = "ignored";
    if (of_theirs && (kind == "sick" || kind == "hurt")) kind = "sickother";
    if (others && kind == "pass" &&
        HasWord(sentences.back(),
                {"친구는", "친구가", "짝은", "짝이", "동기는", "동기가", "걔는", "걔가", "옆자리는", "남들은", "다들"}))
      kind = "others";
  }
  KeepMain(text, clauses.back(), news);
  if (IsOneOf(clauses.back().back().verb, {"일하", "근무하", "다니"})) std::erase(news.kinds, "clinic");  // a hospital may be where one works
  const bool bare_worry = news.kinds.size() > 1 && news.kinds.front() == "worry" && news.tone < 0;
  if (bare_worry) std::swap(news.kinds[0], news.kinds[1]);  // "허리가 아프셔서 걱정이에요": what the worry is about says more
  const Clause& last = clauses.back().back();
  const bool ahead = news.shape == "wish" || news.shape == "plan" || news.shape == "must";
  const bool of_thing = std::any_of(last.words.begin(), last.words.end(), [](const Word& w) { return (w.particle == "이" || w.particle == "가") && !IsRelation(w.noun) && !IsFirstPerson(w.text); });
  if (news.kinds.empty() && !ahead && !of_thing) {
    if (const auto done = KindOfVerb(last); !done.empty()) news.kinds.emplace_back(done);
  }
  const bool missed = last.unable && last.past;  // "못 찾았어요"
  if (news.tone == 0 && missed && news.kinds.empty()) news.tone = -1;
  const std::string_view first = sentences.back().words.front().text;
  if (first == "그래도" && news.tone >= 0 && !IsQuestion(act)) news.kinds.insert(news.kinds.begin(), "still");
  const bool brief = news.shape == "bit" && sentences.size() == 1 && sentences.back().words.size() <= 4;
  news.answers = brief && AskedBefore(context) && !IsQuestion(act);
  ReadThread(context, news);
  return news;
}

}  // namespace sam::korean
