// Places of those named in a line, a race or a building: each place is a letter, and what is told of them are relations.
#include <algorithm>

#include "base/unicode.h"
#include "maths/words/korean_digits_search.h"
#include "maths/words/korean_kinds.h"
#include "maths/words/korean_pattern.h"

namespace sam::maths {
namespace {

#define SIDE "(앞|뒤|왼쪽|오른쪽|위|아래)"
#define COUNT "([0-9]+) ?(?:개의 )?(?:명|사람|개|권|칸|대|마리|그루|팀|층|줄|등|번째|자리)"
#define NAME "([가-힣]{1,6}?)"

bool IsFront(std::string_view side) { return side == "앞" || side == "왼쪽" || side == "위"; }

struct Line {
  std::string text;
  std::vector<std::string> names;
  std::vector<std::string> last;  // those spoken of last, the latest at the end
  DigitPuzzle puzzle;
  bool total = false;
  std::vector<std::string> told;

  std::string LetterOf(const std::string& word) {
    const std::string name = NameOf(word);
    const auto at = std::ranges::find(names, name);
    const size_t index = static_cast<size_t>(at - names.begin());
    if (at == names.end()) names.push_back(name);
    std::erase(last, name);
    last.push_back(name);
    return std::string(1, static_cast<char>('A' + index));
  }
  /// Whether who is so much more stands further ahead.
  bool IsAhead(std::string_view word) const {
    const bool better = Says<"좋은|빠른|먼저|잘한|높은|일찍|앞선|큰|많은">(word);
    return better != Says<"(?:작은|낮은|가벼운|적은|느린) [가-힣]+부터|(?:작은|낮은|가벼운|적은|느린) ?순">(text);
  }
  void Know(const std::string& left, char sign, const std::string& right) {
    auto a = DigitFormula::Read(left), b = DigitFormula::Read(right);
    if (!a || !b || puzzle.relations.size() > 12) return;
    puzzle.letters |= a->letters() | b->letters();
    told.push_back(left + (sign == '~' ? " = ±" : std::string(" ") + sign + " ") + right);
    puzzle.relations.push_back({std::move(*a), sign, std::move(*b)});
  }
};

bool IsName(const std::string& word) { return !word.empty() && word.size() <= 18 && !Says<"^(?:두|둘|사람|학생|친구|사이|사람들|학생들|모두|전체|앞|뒤|줄|오늘|지금|이때|현재|그|이|저|번호|선수|손님|달리기|경기|대회|기록|경주|수|시합|책|자리|등수|순서|차례|맨|집|맞은편)$">(word); }

/// Whom the clause is about: its topic, or the one before.
std::string SubjectIn(Line& line, const std::string& clause, const std::string& before) {
  for (const Found& found : All<"(?:^| )([가-힣]+?)(?:이)?(?:는|은|가|이|의|네|이네)(?: |$|는 )">(clause)) {
    const std::string name = NameOf(StemOf(found[1]).stem);
    if (IsName(name)) return name;
  }
  (void)line;
  return before;
}

/// "앞에서 3번째", "맨 뒤", "4등", "앞에 5명".
void ReadOwnPlace(Line& line, const std::string& clause, const std::string& subject) {
  if (subject.empty()) return;
  if (const auto at = First<"(?:^|[^의에서보다]) ?" SIDE "(?:쪽)?(?:에서|으로부터|로부터)(?:부터|는)? ?([0-9]+) ?(?:번째|째|등|번 째)">(" " + clause)) {
    const std::string letter = line.LetterOf(subject);
    if (IsFront((*at)[1])) line.Know(letter, '=', (*at)[2]);
    else line.Know(letter, '=', "N+1-" + (*at)[2]), line.total = true;
  } else if (const auto end = First<"맨 ?(앞|뒤|왼쪽|오른쪽|위|아래)|(꼴찌|마지막|끝에서 첫)|(선두|1등)">(clause)) {
    const std::string letter = line.LetterOf(subject);
    const bool back = !(*end)[2].empty() || (!(*end)[1].empty() && !IsFront((*end)[1]));
    line.Know(letter, '=', back ? "N" : "1");
    line.total = line.total || back;
  } else if (const auto rank = First<"([0-9]+) ?(?:등|위|번째)(?:로|에|을|를|이|입|였|은|으로|인|이고|이며|예|$|,)">(clause); rank && !Says<"보다|사이|(?:앞|뒤|왼쪽|오른쪽|위|아래)(?:쪽)?에서|앞으로|뒤로">(clause.substr(0, rank->begin))) {
    line.Know(line.LetterOf(subject), '=', (*rank)[1]);
  }
  for (const Found& side : All<SIDE "(?:쪽)?(?:에는|에|으로는|으로|로) ?(?:사람이 |학생이 |모두 )?([0-9]+) ?(?:개의 )?(?:명|사람|개|권|대|마리|그루|팀|칸|층|가구)(?:[이가은는]|의|,| |$)">(clause)) {
    if (Says<"[가-힣]+에서 ?$|더 ?$">(clause.substr(0, side.begin)) || Says<"^[^,.]{0,6}(?:더 간|가|내려|올라|옮)">(clause.substr(side.end))) continue;
    const std::string letter = line.LetterOf(subject);
    if (IsFront(side[1])) line.Know(letter, '=', side[2] + "+1");
    else line.Know(letter, '=', "N-" + side[2]), line.total = true;
  }
}

/// "B보다 3칸 앞", "B의 바로 뒤", "B에서 오른쪽으로 6칸", "A와 B 사이에 4명".
void ReadOtherPlace(Line& line, const std::string& clause, const std::string& subject) {
  if (const auto gap = First<NAME "이?[와과] " NAME "(?:이)?(?:의)? ?사이에(?:는|만)? ?(?:[가-힣]+[이가] )?" COUNT>(clause); gap && IsName((*gap)[1]) && IsName((*gap)[2])) {
    const std::string a = line.LetterOf((*gap)[1]), b = line.LetterOf((*gap)[2]);
    line.Know(a + "-" + b, '~', (*gap)[3] + "+1");
    return;
  }
  if (const auto gap = First<"(?:두|2) ?(?:사람|명|학생|친구|책|팀)?(?:의)? ?사이에(?:는|만)? ?(?:[가-힣]+[이가] )?" COUNT>(clause); gap && line.last.size() >= 2) {
    const std::string a = line.LetterOf(line.last[line.last.size() - 2]), b = line.LetterOf(line.last[line.last.size() - 2]);
    line.Know(a + "-" + b, '~', (*gap)[1] + "+1");
    return;
  }
  if (const auto better = First<NAME "이?보다 [^,.]{0,12}?(좋은|빠른|먼저|잘한|높은|일찍|앞선|큰|많은|못한|늦은|늦게|낮은|느린|작은|적은|나중)[^,.]{0,14}?(?:사람|학생|친구|선수)[은이] " COUNT>(clause); better && IsName((*better)[1])) {
    const std::string letter = line.LetterOf((*better)[1]);
    if (line.IsAhead((*better)[2])) line.Know(letter, '=', (*better)[3] + "+1");
    else line.Know(letter, '=', "N-" + (*better)[3]), line.total = true;
    return;
  }
  const auto other = First<NAME "이?(보다|의|에서|네)? (바로 )?(?:" COUNT "[이가]? ?(?:더 )?)?(앞|뒤|왼쪽|오른쪽|위|아래|먼저|나중|늦게|늦었|늦은|늦고|일찍|빨리|빠르|빨랐|다음)(?:쪽)?(?:으로|로|에서|에)? ?(?:" COUNT ")?">(clause);
  if (!other || !IsName((*other)[1]) || subject.empty() || NameOf((*other)[1]) == subject) return;
  const bool fore = Says<"앞|왼쪽|위|먼저|일찍|빨|빠">((*other)[5]);
  const std::string number = !(*other)[4].empty() ? (*other)[4] : !(*other)[6].empty() ? (*other)[6] : (*other)[3].empty() && (*other)[5] != "다음" ? "" : "1";
  if (((*other)[2] == "의" || (*other)[2].empty()) && number.empty()) return;
  const std::string a = line.LetterOf(subject), b = line.LetterOf((*other)[1]);
  if (number.empty()) line.Know(fore ? a : b, '<', fore ? b : a);
  else line.Know(a, '=', b + (fore ? "-" : "+") + number);
}

std::vector<std::string> ClausesOf(const std::string& text) {
  std::string marked = text;
  Replace<"(고|며|는데|지만|은데|인데|으며|면서)(,| )">(marked, R"(\1|)");
  Replace<"([가-힣])(?:을|ㄹ) ?때,? ">(marked, R"(\1|)");
  Replace<"[,.?] ?">(marked, "|");
  std::vector<std::string> out;
  for (size_t at = 0; at < marked.size();) {
    const size_t end = std::min(marked.find('|', at), marked.size());
    if (end > at) out.push_back(marked.substr(at, end - at));
    at = end + 1;
  }
  return out;
}

/// How many stand there in all: a count with no word of place before it.
void ReadTotal(Line& line) {
  for (const Found& found : All<"([0-9]+) ?(?:개의 )?(?:명|사람|개|권|대|마리|그루|팀|칸|층)">(line.text)) {
    const std::string before = line.text.substr(0, found.begin), after = line.text.substr(found.end);
    const bool line_told = Says<"^[이가]? ?(?:한 |1)?줄">(after);
    if (!line_told && (Says<"(?:앞|뒤|왼쪽|오른쪽|위|아래|사이|보다|보다 [^.,]{1,16}(?:사람|학생|선수|친구)[은이])(?:쪽)?(?:에는|에|으로|로|에서|는)? ?(?:[가-힣]+[이가] )?$">(before) || Says<"^[이가을를에]? ?(?:더|먼저|나중|늦게|앞|뒤|제치|앞지르|추월|째|씩|을 제|한 명|나갔|표를|빠)|^에게">(after))) continue;
    if (found.Whole(1) < 2) continue;
    line.Know("N", '=', found[1]);
    line.total = true;
    return;
  }
}

struct Asked {
  std::string sum, what, unit;
};

std::optional<Asked> ReadQuestion(Line& line, const std::string& question, const std::string& subject) {
  if (const auto gap = First<NAME "이?[와과] " NAME "이?(?:의)? ?사이에">(question); gap && Says<"몇">(question) && IsName((*gap)[1])) {
    const std::string a = line.LetterOf((*gap)[1]), b = line.LetterOf((*gap)[2]);
    return Asked{a + "-" + b, "사이에 있는 수", "명"};
  }
  if (Says<"(?:두|2) ?(?:사람|명|학생|친구|책|팀)?(?:의)? ?사이에[^?]*몇">(question) && line.last.size() >= 2) return Asked{line.LetterOf(line.last[line.last.size() - 2]) + "-" + line.LetterOf(line.last[line.last.size() - 2]), "사이에 있는 수", "명"};
  if (subject.empty()) return std::nullopt;
  const auto passed = First<"(?:([0-9]+|한) ?(?:명|사람|대)[을를]? ?(?:더 )?(?:제치|제쳤|앞지르|앞질|추월하|추월했))|(?:([0-9]+) ?(?:명|사람|대)(?:에게|한테) (?:추월|따라))">(line.text);
  std::string shift;
  if (const auto gone = First<"앞에 (?:있던|서 ?있던|섰던) ([0-9]+) ?(?:명|사람)[이가]?[^.]*(?:나갔|나가|빠졌|빠지|떠났|들어갔|돌아갔|샀|마쳤)">(line.text)) shift = "-" + (*gone)[1];
  if (passed) shift = !(*passed)[2].empty() ? "+" + (*passed)[2] : "-" + ((*passed)[1] == "한" ? std::string("1") : (*passed)[1]);
  const auto side = First<SIDE "(?:쪽)?(?:에서|으로부터|로부터)(?:부터|는)? ?(?:는 )?몇 ?(?:번째|째|등)">(question);
  if (side) return Asked{IsFront((*side)[1]) ? line.LetterOf(subject) + shift : "N+1-" + line.LetterOf(subject) + shift, "몇 번째", "번째"};
  if (const auto count = First<SIDE "(?:쪽)?(?:에는|에|으로)[^?]{0,14}몇 ?(명|사람|개|권|대|마리|그루|팀|칸)">(question)) return Asked{IsFront((*count)[1]) ? line.LetterOf(subject) + "-1" : "N-" + line.LetterOf(subject), (*count)[1] + "에 있는 수", (*count)[2]};
  if (const auto than = First<NAME "이?보다 [^,.?]{0,10}?(좋은|빠른|먼저|잘한|높은|일찍|앞선|큰|많은|못한|늦은|늦게|낮은|느린|작은|적은|나중)[^,.?]{0,14}?몇 ?(?:명|사람)">(question); than && IsName((*than)[1])) {
    const std::string letter = line.LetterOf((*than)[1]);
    return Asked{line.IsAhead((*than)[2]) ? letter + "-1" : "N-" + letter, "몇 명", "명"};
  }
  if (const auto rank = First<"몇 ?(번째|등|위|째)">(question)) return Asked{line.LetterOf(subject) + shift, "몇 " + (*rank)[1], (*rank)[1]};
  if (const auto all = First<"(?:모두|총|전체|전부|다)[^?]{0,10}몇 ?(명|사람|개|권|대|마리|그루|팀|칸|층)">(question)) return Asked{"N", "모두 몇", (*all)[1]};
  return std::nullopt;
}

}  // namespace

std::optional<WordAnswer> AnswerKoreanPlaces(const KoreanProblem& problem) {
  Line line;
  line.text = PlainKorean(problem);
  // Who passes the one that is k-th is k-th himself.
  if (const auto passes = First<"([0-9]+) ?등(?:으로 달리는|으로 달리던|인|을 하던|하던)? ?(?:선수|사람|친구|학생)?[을를] (?:앞지르|제치|추월)[^.?]*몇 ?등">(line.text))
    return WordAnswer{(*passes)[1], "등", {(*passes)[1] + "등의 자리를 차지하므로 " + (*passes)[1] + "등"}, (*passes)[1] + "등을 앞지르면 몇 등이 되는지 묻는 문제예요.", "앞질린 사람은 한 등 뒤로 밀려나요.", true};
  if (!Says<"번째|등|위|앞|뒤|사이|왼쪽|오른쪽">(line.text) || !Says<"몇">(line.text) || Says<"씩|각 줄|줄마다|층마다|똑같|경우|방법|[A-Z]|가장 가까운">(line.text)) return std::nullopt;
  const std::string question = First<"[^.,]*[?.]? ?$">(line.text).value_or(Found{{""}, 0, 0})[0];
  const auto clauses = ClausesOf(line.text);
  std::string subject;
  for (size_t i = 0; i < clauses.size(); ++i) {
    if (Says<"몇 ?(?:번째|등|위|명|사람|개|권|째|대)">(clauses[i])) {
      subject = SubjectIn(line, clauses[i], subject);
      continue;
    }
    subject = SubjectIn(line, clauses[i], subject);
    ReadOtherPlace(line, clauses[i], subject);
    ReadOwnPlace(line, clauses[i], subject);
  }
  ReadTotal(line);
  if (line.names.empty() || line.names.size() > 6 || line.puzzle.relations.empty()) return std::nullopt;
  const auto asked = ReadQuestion(line, question, subject);
  const auto sum = asked ? DigitFormula::Read(asked->sum) : std::nullopt;
  if (!sum || (sum->letters() & ~line.puzzle.letters) != 0) return std::nullopt;
  if (line.total)
    for (size_t i = 0; i < line.names.size(); ++i) line.Know(std::string(1, static_cast<char>('A' + i)), 'l', "N");
  for (size_t i = 0; i < line.names.size(); ++i) line.Know("1", 'l', std::string(1, static_cast<char>('A' + i)));
  const DigitSolutions solutions = SolveDigits(line.puzzle);
  std::optional<Rational> value;
  for (const LetterValues& each : solutions.each) {
    auto here = sum->Exact(each);
    if (here && asked->what == "사이에 있는 수") here = Rational(abs(*here) - 1);
    if (!here || (value && *value != *here)) return std::nullopt;
    value = here;
  }
  if (!value || *value < 0 || !solutions.complete) return std::nullopt;
  WordAnswer out;
  out.value = WriteKorean(*value);
  out.unit = asked->unit;
  std::string who;
  for (size_t i = 0; i < line.names.size(); ++i) who += (who.empty() ? "" : ", ") + std::string(1, static_cast<char>('A' + i)) + ": " + line.names[i];
  out.steps.push_back("앞에서의 자리를 글자로 나타내기(" + who + (line.total ? ", N: 전체" : "") + ")");
  for (size_t i = 0; i < line.told.size() && i < 4; ++i) out.steps.push_back(line.told[i]);
  out.steps.push_back(asked->sum + (asked->what == "사이에 있는 수" ? "의 차에서 1을 빼기: " : " = ") + out.value);
  out.understood = "줄에서의 자리를 보고 " + asked->what + "인지 구하는 문제로 이해했어요.";
  out.check = "말한 조건에 맞는 자리를 모두 찾아보아도 답은 하나뿐이에요.";
  out.sure = true;
  return out;
}

}  // namespace sam::maths
