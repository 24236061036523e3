// What verbs do to the quantities before them, and where the clauses of Korean text end.
#include <algorithm>
#include <array>

#include "maths/words/korean_ways.h"

namespace sam::maths {
namespace {

using View = std::string_view;

struct VerbForm {
  View text;
  KoreanRole role;
};

using enum KoreanRole;
/// By how the word begins; the longest that fits counts.
constexpr auto kBegins = std::to_array<VerbForm>(
    {{"있", kState}, {"없", kState}, {"가지", kState}, {"가졌", kState}, {"갖", kState}, {"들어 있", kState}, {"살고", kState}, {"놀고", kState}, {"계", kState},
     {"받", kGain}, {"얻", kGain}, {"샀", kGain}, {"사서", kGain}, {"사고", kGain}, {"사면", kGain}, {"사려", kGain}, {"사왔", kGain}, {"사 왔", kGain}, {"산다", kGain}, {"구입", kGain}, {"구매", kGain}, {"주웠", kGain}, {"주운", kGain}, {"줍", kGain}, {"주워", kGain},
     {"넣", kGain}, {"들어오", kGain}, {"들어왔", kGain}, {"들어온", kGain}, {"들어와", kGain}, {"왔", kGain}, {"오고", kGain}, {"와서", kGain}, {"오면", kGain}, {"날아오", kGain}, {"날아왔", kGain}, {"날아와", kGain}, {"탔", kGain}, {"타고", kGain}, {"타서", kGain}, {"타면", kGain}, {"올라탔", kGain},
     {"늘", kGain}, {"벌", kGain}, {"땄", kGain}, {"따서", kGain}, {"따고", kGain}, {"캤", kGain}, {"캐", kGain}, {"태어", kGain}, {"낳", kGain}, {"채웠", kGain}, {"채우", kGain}, {"부었", kGain}, {"부으", kGain}, {"더했", kGain}, {"더하", kGain}, {"모았", kGain}, {"모으", kGain}, {"저금", kGain}, {"저축", kGain}, {"심었", kGain}, {"심고", kGain}, {"심으", kGain}, {"만들", kGain},
     {"접었", kGain}, {"접고", kGain}, {"잡았", kGain}, {"잡고", kGain}, {"합류", kGain}, {"빌렸", kGain}, {"빌려왔", kGain}, {"가져왔", kGain}, {"들여", kGain}, {"배달", kGain}, {"가져오", kGain}, {"보탰", kGain}, {"수확", kGain}, {"담았", kGain}, {"올랐", kGain}, {"자랐", kGain}, {"자라", kGain}, {"올라", kGain}, {"높아", kGain}, {"길어", kGain}, {"커졌", kGain}, {"생겼", kGain}, {"채취", kGain}, {"전학왔", kGain}, {"입학", kGain}, {"입장", kGain}, {"태웠", kGain}, {"태우", kGain}, {"충전", kGain},
     {"주었", kLoss}, {"주고", kLoss}, {"줬", kLoss}, {"주면", kLoss}, {"주어", kLoss}, {"줘", kLoss}, {"줄게", kLoss}, {"주려", kLoss}, {"드렸", kLoss}, {"드리", kLoss}, {"먹", kLoss}, {"썼", kLoss}, {"쓰고", kLoss}, {"쓰면", kLoss}, {"써서", kLoss}, {"써 ", kLoss}, {"사용", kLoss}, {"잃", kLoss}, {"팔", kLoss}, {"팔렸", kLoss}, {"버렸", kLoss}, {"버리", kLoss},
     {"내렸", kLoss}, {"내리", kLoss}, {"내려", kLoss}, {"내린", kLoss}, {"나갔", kLoss}, {"나가", kLoss}, {"마셨", kLoss}, {"마시", kLoss}, {"마신", kLoss}, {"꺼냈", kLoss}, {"꺼내", kLoss}, {"깨졌", kLoss}, {"깨뜨", kLoss}, {"깨진", kLoss}, {"깼", kLoss}, {"뺐", kLoss}, {"빼", kLoss}, {"줄었", kLoss}, {"줄어", kLoss}, {"줄인", kLoss}, {"보냈", kLoss}, {"보내", kLoss},
     {"나누어", kLoss}, {"나눠", kLoss}, {"나눴", kLoss}, {"떠났", kLoss}, {"떠나", kLoss}, {"갔", kLoss}, {"가면", kLoss}, {"가서", kLoss}, {"돌아갔", kLoss}, {"돌아가", kLoss}, {"죽", kLoss}, {"날아갔", kLoss}, {"날아가", kLoss}, {"날려", kLoss}, {"터졌", kLoss}, {"터진", kLoss}, {"터지", kLoss}, {"터뜨", kLoss}, {"덜어", kLoss}, {"덜었", kLoss}, {"빌려주", kLoss}, {"빌려줬", kLoss}, {"빌려 ", kLoss}, {"잘라", kLoss}, {"잘랐", kLoss}, {"자르고", kLoss},
     {"읽", kLoss}, {"풀었", kLoss}, {"풀고", kLoss}, {"썩", kLoss}, {"상했", kLoss}, {"상한", kLoss}, {"시들", kLoss}, {"떨어졌", kLoss}, {"떨어뜨", kLoss}, {"떼", kLoss}, {"도망", kLoss}, {"기부", kLoss}, {"사라", kLoss}, {"빠졌", kLoss}, {"빠져", kLoss}, {"옮겼", kLoss}, {"전학갔", kLoss}, {"선물했", kLoss}, {"선물하", kLoss}, {"흘렸", kLoss}, {"쏟", kLoss}, {"졸업", kLoss}, {"퇴장", kLoss}, {"소비", kLoss}, {"낮아", kLoss}, {"나눔", kLoss}, {"잘린", kLoss}, {"갖다 주", kLoss}, {"녹", kLoss}, {"퍼냈", kLoss}, {"퍼내", kLoss}, {"비웠", kLoss}, {"달아", kLoss}, {"붙였", kLoss}, {"붙이", kLoss}, {"지났", kLoss},
     {"남", kRest}, {"되었", kRest}, {"됐", kRest}, {"되니", kRest}, {"됩니", kRest}, {"됐어", kRest},
     {"냈", kState}, {"내고", kState}, {"내면", kState}, {"내서", kState}, {"지불", kState}});
constexpr auto kExact = std::to_array<VerbForm>({{"준", kLoss}, {"판", kLoss}, {"쓴", kLoss}, {"간", kLoss}, {"뺀", kLoss}, {"깬", kLoss}, {"줘서", kLoss}, {"산", kGain}, {"온", kGain}, {"탄", kGain}, {"딴", kGain}, {"캔", kGain}, {"번", kGain}, {"낸", kState}, {"있던", kState}, {"모은", kGain}, {"모인", kState}, {"사", kGain}});
/// Words that begin like a verb.
constexpr auto kNoVerb = std::to_array<View>({"남학생", "남자", "남동생", "남매", "남녀", "남은지", "늘어놓", "벌써", "벌레", "받아쓰기", "먹이", "팔찌", "팔각", "캐릭터", "빼빼로", "더하기", "죽순", "남산", "녹차", "녹색", "가지의", "가지와", "가지는", "달아나지", "사용법", "저금통에", "저금통", "저금통의"});
constexpr auto kNounEnds = std::to_array<View>({"라면", "냉면", "짜장면", "자장면", "옆면", "밑면", "도면", "방면", "정면", "한면", "비빔면", "바다", "다다", "마다", "보다", "창고", "최고", "광고", "냉장고", "금고", "그리고", "하고", "가지고", "중고", "바구니까", "어머니까", "참고", "재고", "며", "고", "면", "다", "때마다", "지우개마다", "시리즈다", "물고", "차고", "참가다", "캐나다", "소다", "판다", "카메라면"});

bool IsBe(View text) { return text.starts_with("있") || text.starts_with("계"); }

/// "타고 있었는데", "가지고 있던": the verb before 있다 tells only what goes on.
bool LeadsToBe(const KoreanProblem& problem, size_t i) {
  const View text = problem.words[i].text;
  return i + 1 < problem.words.size() && IsBe(problem.words[i + 1].text) && (text.ends_with("고") || text.ends_with("어") || text.ends_with("아") || text.ends_with("여") || text.ends_with("려") || text.ends_with("져"));
}

bool EndsHere(const KoreanProblem& problem, size_t i) {
  const KoreanWord& word = problem.words[i];
  if (word.mark == '.' || word.mark == '?' || word.mark == '!') return true;
  if (word.quantity >= 0) {
    const View tail = problem.quantities[static_cast<size_t>(word.quantity)].tail;
    for (const View end : {View("이고"), View("이며"), View("인데"), View("이었"), View("였"), View("입니"), View("이다"), View("라면"), View("이면"), View("이라"), View("이지만")})
      if (tail.starts_with(end)) return true;
    if (tail == "고" || tail == "면" || tail == "야" || tail == "이야" || (tail == "일" && i + 1 < problem.words.size() && problem.words[i + 1].text.starts_with("때"))) return true;
    return word.mark == ',';
  }
  const View text = word.text;
  if (std::ranges::find(kNounEnds, text) != kNounEnds.end() || text.size() < 6 || LeadsToBe(problem, i)) return text.starts_with("때") && text.size() <= 6;
  for (const View end : {View("고"), View("며"), View("는데"), View("은데"), View("인데"), View("던데"), View("한데"), View("면"), View("더니"), View("니까"), View("지만"), View("어서"), View("아서"), View("해서"), View("여서"), View("려서"), View("워서"), View("와서"), View("사서"), View("때"), View("뒤"), View("면서"), View("다가")})
    if (text.ends_with(end) && std::ranges::none_of(kNounEnds, [&](View noun) { return noun.size() > 6 && text.ends_with(noun); })) return true;
  return text.ends_with("다") && word.particle.empty();
}

/// "을" or "를" of someone who gets it: whether the clause gives to the one the story is about.
bool GivenTo(const KoreanProblem& problem, const std::vector<size_t>& clauses, size_t word, const std::string& hero, bool& other_giver) {
  bool receives = false;
  std::string giver, receiver;
  for (size_t i = 0; i < problem.words.size(); ++i) {
    if (clauses[i] != clauses[word] || problem.words[i].quantity >= 0) continue;
    const KoreanWord& one = problem.words[i];
    const bool to = one.particle.starts_with("에게") || one.particle.starts_with("한테") || one.particle.starts_with("께");
    if (to && one.particle.find("서") == std::string::npos) receiver = one.stem;
    if ((one.particle == "이" || one.particle == "가" || one.particle == "은" || one.particle == "는" || one.particle == "께서") && giver.empty()) giver = one.stem;
  }
  const bool me = receiver == "나" || receiver == "저" || receiver == "내" || receiver == "제";
  receives = (!hero.empty() && receiver == hero) || me;
  static constexpr auto kKin = std::to_array<View>({"엄마", "아빠", "어머니", "아버지", "형", "누나", "언니", "오빠", "동생", "할머니", "할아버지", "친구", "선생님", "이모", "삼촌", "고모", "짝", "짝꿍", "사촌", "할머니께서", "어머니께서"});
  other_giver = receiver.empty() && !giver.empty() && giver != hero && std::ranges::find(kKin, giver) != kKin.end();
  return receives;
}

bool Gives(View text) { return text.starts_with("주") || text.starts_with("줬") || text.starts_with("드") || text.starts_with("보내") || text.starts_with("보냈") || text == "준" || text.starts_with("빌려"); }

}  // namespace

std::optional<KoreanRole> KoreanVerbRole(std::string_view text) {
  for (const View other : kNoVerb)
    if (text.starts_with(other)) return std::nullopt;
  for (const VerbForm& form : kExact)
    if (text == form.text) return form.role;
  const VerbForm* best = nullptr;
  for (const VerbForm& form : kBegins)
    if (text.starts_with(form.text) && (!best || form.text.size() > best->text.size())) best = &form;
  return best ? std::optional(best->role) : std::nullopt;
}

std::vector<size_t> KoreanClauses(const KoreanProblem& problem) {
  std::vector<size_t> clauses(problem.words.size());
  size_t clause = 0;
  for (size_t i = 0; i < problem.words.size(); ++i) {
    clauses[i] = clause;
    if (EndsHere(problem, i) || (i + 1 < problem.words.size() && problem.words[i + 1].sentence != problem.words[i].sentence)) ++clause;
  }
  return clauses;
}

namespace {

/// The first verb of a stretch of words that says what becomes of a quantity; `at` is where it stands.
std::optional<KoreanRole> VerbAfter(const KoreanProblem& problem, const std::vector<size_t>& clauses, size_t word, size_t& at) {
  for (size_t i = word + 1; i < problem.words.size() && problem.words[i].sentence == problem.words[word].sentence; ++i) {
    if (problem.words[i].quantity >= 0) continue;
    at = i;
    if (!LeadsToBe(problem, i) || problem.words[i].text.starts_with("남"))
      if (const auto role = KoreanVerbRole(problem.words[i].text)) return role;
    if (EndsHere(problem, i) && (clauses[i] > clauses[word] || problem.words[i].quantity < 0)) break;
  }
  return std::nullopt;
}

std::optional<KoreanRole> VerbBefore(const KoreanProblem& problem, const std::vector<size_t>& clauses, size_t word, size_t& at) {
  for (size_t i = word; i-- > 0 && clauses[i] == clauses[word];) {
    at = i;
    if (const auto role = problem.words[i].quantity < 0 ? KoreanVerbRole(problem.words[i].text) : std::nullopt) return role;
  }
  return std::nullopt;
}

}  // namespace

KoreanRole KoreanRoleOf(const KoreanProblem& problem, const std::vector<size_t>& clauses, size_t word, const std::string& hero) {
  size_t at = word;
  const bool copula = EndsHere(problem, word) && problem.words[word].mark != ',';
  const auto after = copula ? std::nullopt : VerbAfter(problem, clauses, word, at);
  const auto role = after ? after : VerbBefore(problem, clauses, word, at);  // "남은 사탕은 5개입니다"
  if (!role) {  // "무게를 재었더니 40.5kg이었습니다"
    const View before = word > 0 ? View(problem.words[word - 1].text) : View();
    return copula && (before.starts_with("재었") || before.starts_with("쟀") || before.starts_with("재니") || before.starts_with("재어") || before.starts_with("달아")) ? kRest : kState;
  }
  const KoreanRole known = role.value();
  if (problem.words[at].text.starts_with("저금") && (problem.Has("용돈") || problem.Has("남"))) return kLoss;
  if (known == kLoss && Gives(problem.words[at].text)) {
    bool other = false;
    if (GivenTo(problem, clauses, word, hero, other) || other) return kGain;
  }
  return known;
}

}  // namespace sam::maths
