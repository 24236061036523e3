#include "perception/korean_deeds.h"

#include <algorithm>
#include <array>

#include "base/word_lists.h"
#include "perception/korean_lexicon.h"
#include "perception/korean_syllable.h"

namespace sam::korean {
namespace {

using namespace std::string_view_literals;

/// Stems of main verbs with '|' between; where there are nouns, one of them opens a word of the sentence.
struct Row {
  std::string_view deed, verbs, nouns;
};

constexpr Row kRows[] = {
    {"burden", "주|시키|떠넘기|맡기|미루|던지|던져주|부탁하", "일|업무|야근|과제|숙제|잔업|잡일|보고서|일감|심부름|당직|일거리"},
    {"afraid", "떨리", "손|손이|온몸|다리가|아직도|심장"},
    {"wake", "깨|일어나|눈뜨", "새벽|밤|잠|자다|중간에|알람|시에|한시|두시|세시|네시|다섯시"},
    {"drink", "마시|들이키|타마시|사마시", ""},
    {"eat", "먹|드시|잡수|사먹|시켜먹|끓여먹|해먹|뜯어먹|맛보|퍼먹", ""},
    {"cook", "굽|끓이|볶|튀기|요리하|담그|부치|무치|삶|데우|해먹이", ""},
    {"make", "만들|그리|꾸미|고치|조립하|뜨개질하|바느질하|색칠하", ""},
    {"buy", "지르|장만하|주문하|구입하|마련하|구매하|결제하|시키", ""},
    {"trip", "여행하|여행가", ""},
    {"trip", "가|다녀오|갔다오|떠나", "여행|제주|강릉|부산|일본|해외|휴가|캠핑|바다|유럽|펜션"},
    {"go", "다녀오|갔다오|들르|놀러가|구경하|들어가|나가|올라가|내려가", ""},
    {"come", "찾아오|놀러오|내려오|올라오|방문하", ""},
    {"watch", "보|몰아보|정주행하", "드라마|영화|유튜브|예능|넷플|웹툰|경기|야구|축구|공연|뮤지컬|만화|방송|애니"},
    {"read", "읽", ""},
    {"listen", "듣", "노래|음악|라디오|팟캐스트|앨범"},
    {"sing", "부르", "노래"},
    {"learn", "배우|연습하|공부하|외우|훈련하|복습하|준비하", ""},
    {"exercise", "뛰|달리|걷|운동하|등산하|산책하|수영하|조깅하", ""},
    {"give", "주|건네|건네주|보내주|사주|챙겨주|나눠주|선물하|빌려주|쥐어주|갖다주|가져다주|돌려주", ""},
    {"show", "보여주|보이", ""},
    {"send", "보내|부치", ""},
    {"call", "전화하|통화하|연락하|문자하|카톡하|영상통화하", ""},
    {"call", "걸|걸어오|오|하", "전화|연락|카톡|문자|통화|영상통화"},
    {"ask", "묻|물어보|캐묻|여쭤보", ""},
    {"tease", "놀리|약올리|장난치|골리", ""},
    {"scold", "혼내|혼나|야단치|잔소리하|화내|소리치|짜증내|소리지르|꾸짖|지적하|따지", ""},
    {"fight", "싸우|다투", ""},
    {"laugh", "웃|빵터지", ""},
    {"cry", "울|울먹이|눈물나", ""},
    {"wait", "기다리", ""},
    {"begin", "시작하|등록하|가입하|신청하|도전하|걷기시작하", ""},
    {"quit", "그만두|관두|끊|때려치|퇴사하", ""},
    {"spill", "쏟|흘리|엎|엎지르|튀", ""},
    {"drop", "떨어뜨리|떨어트리|깨|깨뜨리|깨트리|부수|망가뜨리|태우|찢", ""},
    {"lose", "잃어버리|놓치|두고오|놓고오|흘려버리", ""},
    {"forget", "잊어버리|까먹|깜빡하|잊", ""},
    {"soldout", "팔리|매진되|품절되|동나", ""},
    {"find", "찾|발견하|찾아내", ""},
    {"sleep", "잠들|뻗|곯아떨어지|낮잠자|졸", ""},
    {"rest", "쉬|누워있|뒹굴|빈둥거리", ""},
    {"clean", "치우|청소하|정리하|설거지하|빨래하|버리|닦|쓸", ""},
    {"plant", "심|가꾸", ""},
    {"raise", "키우|기르", ""},
    {"work", "일하|출근하|야근하|근무하|외근하|출장가|일시키", ""},
    {"off", "퇴근하|칼퇴하|끝나|끝내", ""},
    {"live", "살|지내", ""},
    {"alone", "혼자살|자취하", ""},
    {"hurt", "다치|넘어지|삐|데|부딪치|부딪히|베이", ""},
    {"photo", "찍", "사진|셀카|동영상|영상"},
    {"write", "쓰|적", "편지|글|일기|시|메모|카드|소설|블로그|후기"},
    {"recall", "생각나|떠오르|기억나|생각하", ""},
    {"remembered", "기억하|알아보", ""},
    {"stare", "쳐다보|째려보|노려보|힐끔거리", ""},
    {"save", "모으|저축하|아끼", ""},
    {"win", "이기|우승하|합격하|붙|통과하|성공하", ""},
    {"fail", "지|떨어지|탈락하|불합격하|실패하|꼴찌하|망하|망치", "시험|면접|경기|꼴찌|게임|승부|공모전|오디션|발표|대회"},
    {"grow", "크|자라|피|열리", ""},
    {"changed", "바뀌|변하|달라지|바꾸", ""},
    {"broken", "고장나|멈추|안되|깨지|터지|망가지|방전되|꺼지", ""},
    {"left", "남", ""},
    {"takes", "걸리", "시간|분|일|달|년|반나절|하루"},
    {"none", "없", ""},
    {"quiet", "조용하|고요하|적막하", ""},
    {"rain", "오|내리|맞|쏟아지", "비|눈|소나기|장맛비"},
    {"win-over", "풀리|녹|괜찮아지|나아지|낫|후련하|시원하", ""},
    {"cut", "자르|깎|염색하|파마하", "머리|앞머리|손톱|단발"},
    {"dress", "입|신|쓰고나가", ""},
    {"bring", "챙겨오|챙기|싸오", ""},
    {"hide", "숨기|숨|잠그", ""},
    {"help", "돕|도와주|도와드리|거들", ""},
    {"praise", "칭찬하|칭찬받|인정하|인정받", ""},
    {"meet", "만나|마주치|보기로하", ""},
    {"born", "태어나|낳", ""},
    {"marry", "결혼하|시집가|장가가", ""},
    {"leave", "떠나|가버리|나가버리|이사가|유학가", ""},
    {"dream", "꾸|나오|꿈꾸", "꿈"},
    {"like", "좋아하|마음에들|들", "마음|좋아"},
    {"like", "좋아하|맘에들|사랑하", ""},
    {"dislike", "싫어하|질색하", ""},
    {"averse", "싫|귀찮|꺼려지", ""},
    {"envy", "부럽|부러워하", ""},
    {"longing", "그립|보고싶|그리워하", ""},
    {"sore", "서운하|섭섭하|속상하|서럽|씁쓸하|야속하", ""},
    {"cross", "짜증나|열받|화나|화가나|어이없|황당하|억울하|빡치|답답하|킹받", ""},
    {"sorry", "미안하|죄송하|찔리|미안해하", ""},
    {"thankful", "고맙|감사하|고마워하", ""},
    {"wonder", "신기하|희한하|이상하|묘하|의외", ""},
    {"cute", "귀엽|사랑스럽|예쁘|이쁘|귀여워하", ""},
    {"funny", "웃기|재밌|재미있|즐겁|신나", ""},
    {"tasty", "맛있|달|고소하", ""},
    {"tasteless", "맛없|짜|싱겁|느끼하|퍽퍽하", ""},
    {"tired", "피곤하|힘들|지치|졸리|고단하|기운없|녹초되", ""},
    {"bored", "심심하|지루하|따분하|지겹", ""},
    {"lonely", "외롭|쓸쓸하|허전하|적적하|공허하", ""},
    {"shy", "창피하|쑥스럽|민망하|어색하|부끄럽|쪽팔리|뻘쭘하", ""},
    {"curious", "궁금하", ""},
    {"proud", "뿌듯하|자랑스럽|대견하|기특하", ""},
    {"thrill", "설레|두근거리|기대되|떨리|긴장되|긴장하", ""},
    {"afraid", "무섭|겁나|두렵|불안하|걱정되|걱정하|고민되|고민하|막막하", ""},
    {"pity", "아쉽|아깝|안타깝|후회하|후회되|후회스럽", ""},
    {"cold", "춥|덥|쌀쌀하|후덥지근하|습하|시리", ""},
    {"costly", "비싸|비싸지|오르", "값|가격|월세|물가|요금|비싸|기름|배추"},
    {"pretty", "멋있|멋지|근사하|화려하|깨끗하", ""},
    {"hard", "어렵|까다롭|복잡하|헷갈리", ""},
    {"busy", "바쁘|정신없|밀리|빡빡하", ""},
    {"ache", "아프|쑤시|결리|저리|뻐근하|쓰리", ""},
    {"good", "좋|행복하|편하|개운하|상쾌하|기쁘|편안하|든든하", ""},
};

/// Whether `word` is one of the words of `list`, '|' between them.
bool Lists(std::string_view list, std::string_view word) {
  for (size_t begin = 0; begin < list.size();) {
    const size_t end = std::min(list.find('|', begin), list.size());
    if (list.substr(begin, end - begin) == word) return true;
    begin = end + 1;
  }
  return false;
}

bool Names(const std::vector<Clause>& sentence, std::string_view nouns) {
  for (size_t begin = 0; begin < nouns.size();) {
    const size_t end = std::min(nouns.find('|', begin), nouns.size());
    const std::string_view noun = nouns.substr(begin, end - begin);
    const bool brief = Letters(noun) == 1;
    const auto is = [&](const Word& word) { return brief ? word.noun == noun : StartsWith(word.text, noun); };
    for (const Clause& clause : sentence)
      if (is(clause.last) || std::any_of(clause.words.begin(), clause.words.end(), is)) return true;
    begin = end + 1;
  }
  return false;
}

/// "사다 먹었어", "샀어요": 사다 and no 살다.
bool IsBought(const Clause& main) {
  return main.verb == "사" && (main.past ? StartsWith(main.last.text, "샀") : ObjectOf(main) != std::string_view::npos);
}

/// The main verb's stem, without spaces: what an auxiliary leans on, "빠져 주" of "빠져 주더라" is 빠지.
std::string_view DeedOfVerb(const std::vector<Clause>& sentence, std::string_view verb) {
  for (const Row& row : kRows)
    if (Lists(row.verbs, verb) && (row.nouns.empty() || Names(sentence, row.nouns))) return row.deed;
  return {};
}

/// "하" with what is done before it: "산책 했어", "공부를 한다".
std::string VerbOf(const Clause& main) {
  if (main.verb != "하" && main.verb != "되" && main.verb != "나" && main.verb != "가" && main.verb != "치") return main.verb;
  if (main.words.empty()) return main.verb;
  const Word& before = main.words.back();
  const bool object = before.particle.empty() || IsObjectParticle(before.particle) || before.particle == "이" || before.particle == "가" || before.particle == "도";
  return object ? std::string(before.noun) + main.verb : main.verb;
}

std::string_view EndOf(const Clause& main) {
  std::string_view end = main.last.text;
  if (Letters(end) > 1) TakeSuffix(end, "요");
  return end;
}

bool Says(const std::vector<Clause>& sentence, std::string_view text) {
  return std::ranges::any_of(sentence, [&](const Clause& clause) { return std::ranges::any_of(clause.words, [&](const Word& word) { return StartsWith(word.text, text); }); });
}

/// "5년 차예요", "세 달째": how long it has been so.
bool IsSince(const Clause& main) {
  const auto tells = [](std::string_view text) { return EndsWithAny(text, {"년째", "달째", "개월째", "주째", "일째", "년차", "년 차", "개월차"}); };
  if (main.copula && (main.copula->noun == "차" || tells(main.copula->noun)) && (!main.words.empty() || tells(main.copula->noun))) return true;
  return tells(main.last.text);
}

/// "볼까 해요", "틀어 놓을까 봐요", "쓸까 싶기도 하고": turned over in the mind.
bool IsMusing(const std::vector<Clause>& sentence) {
  for (size_t c = sentence.size(); c > 0 && c + 2 > sentence.size(); --c) {
    std::vector<std::string_view> words;
    for (const Word& word : sentence[c - 1].words) words.push_back(word.text);
    words.push_back(sentence[c - 1].last.text);
    for (size_t i = 1; i < words.size(); ++i)
      if (EndsWith(words[i - 1], "까") && StartsWithAny(words[i], {"해", "하", "합", "했", "봐", "싶", "생각"})) return true;
  }
  return EndsWithAny(EndOf(sentence.back()), {"을까봐", "ㄹ까봐", "갈까봐", "볼까봐", "할까봐", "까싶"});
}

}  // namespace

const Clause& MainClause(const std::vector<Clause>& sentence) {
  const Clause& last = sentence.back();
  if (sentence.size() < 2 || !(last.fragment || last.kind == Kind::kAdverbial || EndsWith(last.last.text, "게"))) return last;
  const Clause& before = sentence[sentence.size() - 2];
  const bool whole = before.kind == Kind::kStatement || before.kind == Kind::kExclaim || before.kind == Kind::kHearsay || before.polite;
  return whole && !before.fragment ? before : last;
}

namespace {

/// What somebody said: that something is wanted, begged for, or anything else.
std::string_view SaidOf(const std::vector<Clause>& sentence) {
  const Clause& first = sentence.front();
  const char* const begin = first.words.empty() ? first.last.text.data() : first.words.front().text.data();  // words are views into one text
  const std::string_view last = sentence.back().last.text, all(begin, static_cast<size_t>(last.data() + last.size() - begin));
  return Contains(all, "싶다") || Contains(all, "싶대") ? "want" : Contains(all, "달라") || Contains(all, "달래") ? "beg" : "say";
}

constexpr double kDeed = 0.55, kWay = 0.5;  // of a frame: below what outweighs an intent

std::string DeedOf(const std::vector<Clause>& sentence) {
  const Clause& main = MainClause(sentence);
  if (main.fragment) return {};
  if (main.quoted && main.named.empty()) return std::string(SaidOf(sentence));
  if (IsOneOf(main.verb, {"말하", "그러", "얘기하", "이야기하", "한마디하", "대답하"})) return "say";
  if (main.copula && !main.copula->weak) return {};
  if (IsBought(main)) return "buy";
  const bool favour = main.form.stem == "주" && main.verb != "주";
  if (favour && IsOneOf(main.verb, {"보이", "보여", "보"})) return "show";
  if (favour && (main.verb == "알리" || main.verb == "말하")) return "say";
  if (favour) return "give";
  const std::string verb = VerbOf(main);
  if (const auto deed = DeedOfVerb(sentence, verb); !deed.empty()) return std::string(deed);
  return std::string(DeedOfVerb(sentence, main.verb));
}

std::string WayOf(const std::vector<Clause>& sentence, const News& news) {
  const Clause& main = MainClause(sentence);
  const std::string_view end = EndOf(main);
  if (IsMusing(sentence)) return "musing";
  if (main.verb == "모르겠" || StartsWith(end, "모르겠") || (StartsWith(end, "모르") && main.future)) return "unsure";
  if (main.quoted && main.named.empty() && (main.guess || main.future)) return "guess";  // "또 늦었다고 하겠지"
  if (news.shape == "plan" && (main.negated || main.unable || EndsWithAny(end, {"겠음", "겠다", "겠네"}))) return "guess";  // "손이 굳어서 안 될 겁니다", "이러다 늦겠다"
  if (EndsWith(end, "래") && !(main.copula && !main.copula->weak) && !main.fragment && !IsOneOf(end, {"그래", "이래", "저래", "원래"})) return HasTail(DropLast(end), kTailL) ? "wish" : "hearsay";  // "한 번 더 만나 보래요"
  if (news.shape == "wish" && main.quoted && main.named.empty()) return "say";  // somebody else's
  if (IsOneOf(news.shape, {"plan", "wish", "must"})) return news.shape;
  const bool passed_on = EndsWithAny(end, {"대", "래", "재", "냬"}) && (main.kind == Kind::kHearsay || main.quoted || EndsWithAny(end, {"째래", "라래", "이래", "다래"}));
  if (passed_on) return "hearsay";
  if (main.quoted && main.named.empty()) return "say";
  if (news.shape == "hearsay") return "hearsay";
  if (IsSince(main)) return "since";
  if ((main.unable || main.negated) && Says(sentence, "아직")) return "not-yet";
  if (main.unable) return "unable";
  if (main.negated) return "not";
  if (main.fragment && !EndsWith(end, "듯")) return "bit";
  if (main.copula && !main.copula->weak && EndsWith(end, "거든")) return "is";
  if (EndsWith(end, "거든") || EndsWithAny(end, {"니까", "아서", "어서", "라서", "해서"})) return "reason";
  if (main.copula && main.copula->noun == "말" && !main.words.empty() && EndsWith(main.words.back().text, "데")) return "but";  // "던졌는데 말이에요"
  if (main.kind == Kind::kBut || EndsWithAny(end, {"지만", "는데", "은데", "인데", "텐데"})) return "but";
  if (main.kind == Kind::kAnd || EndsWith(end, "고")) return EndsWith(end, "더라고") ? "seen" : "and";
  if (main.guess || EndsWithAny(end, {"듯", "듯해", "듯하다", "듯하네", "듯함"})) return "guess";
  if (main.copula && IsOneOf(main.copula->noun, {"말", "거", "것"})) return "now";  // "연습 많이 하고 있단 말이야"
  if (main.copula && !main.copula->weak && !main.copula->past) return "is";
  if (EndsWith(end, "더라")) return "seen";
  return main.past ? "past" : "now";
}

}  // namespace

std::vector<Frame> ReadFrames(const std::vector<Sentence>& sentences, const std::vector<std::vector<Clause>>& clauses, const News& news) {
  std::vector<Frame> frames;
  if (sentences.empty() || clauses.back().empty() || sentences.back().asks) return frames;
  if (std::string deed = DeedOf(clauses.back()); !deed.empty()) frames.push_back({"deed-" + std::move(deed), kDeed});
  frames.push_back({"way-" + WayOf(clauses.back(), news), kWay});
  return frames;
}

}  // namespace sam::korean
