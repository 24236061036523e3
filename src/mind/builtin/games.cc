#include "mind/builtin/games.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/random.h"
#include "base/unicode.h"

namespace sam {
namespace {

using namespace std::string_view_literals;

constexpr double kMove = 1;           // relevance of a move in a game: as much as an intent that is quite sure
constexpr double kRiddleMeant = 0.6;  // score of ask-riddle that needs no word for it
constexpr double kElsewhere = 0.75;   // an intent from here on is a subject of its own
constexpr size_t kLongestWish = 10, kLongestMove = 6, kLongestGuess = 3;  // words

/// Intents that a line has which is only an answer, or is about the game.
constexpr std::array kOfGames = {"agree"sv,        "disagree"sv, "ask-riddle"sv, "ask-play-game"sv,
                                 "play-with-me"sv, "laugh"sv,    "game"sv,       "ask-preference"sv, "ask-choose"sv};

/// Beginnings of intents that even a word or two can have without being a guess: "hi", "so tired"; not "rain", "pizza".
constexpr std::array kNoGuess = {"greeting"sv, "goodbye"sv, "thank"sv,  "apolog"sv,  "feel-"sv,   "hungry"sv,  "tired"sv,   "sleepy"sv, "bored"sv,
                                 "sick"sv,     "love-her"sv, "miss"sv,  "insult"sv,  "praise"sv,  "compliment"sv, "ask-"sv, "share-"sv, "lonely"sv,
                                 "home"sv,     "change-"sv, "crude"sv,  "threat"sv,  "good-"sv,   "how-"sv};

bool Is(std::string_view word, std::span<const std::string_view> list) { return std::find(list.begin(), list.end(), word) != list.end(); }

/// True where the line is brief and holds one of the phrases, each standing at the start of a word.
bool SaysBriefly(const Scene& scene, size_t most, std::initializer_list<std::string_view> phrases) {
  if (scene.words.empty() || scene.words.size() > most) return false;
  const std::string text = Spaced(scene);
  return std::any_of(phrases.begin(), phrases.end(), [&](std::string_view phrase) { return HoldsWord(text, phrase); });
}

bool WishesIt(const Scene& scene) {
  if (std::max({scene.IntentScore("ask-riddle"), scene.IntentScore("ask-play-game"), scene.IntentScore("play-with-me")}) >= 0.4) return true;
  return scene.words.size() <= 2 ||
         scene.SaidAny({"tell me", "give", "another", "got a", "got any", "know a", "please", "let's", "lets", "play", "want", "ask me", "try",
                        "shall", "how about", "내줘", "내 줘", "내봐", "내 봐", "내주", "하자", "해줘", "해 줘", "할래", "할까", "해요", "하고 싶", "해볼",
                        "해 볼", "하실", "시작", "줘", "하나 더", "판 더", "번 더", "고고", "해봐", "해 봐", "ㄱㄱ", "어때"});
}

/// "i have a riddle for you", "끝말잇기 했어": the game is theirs, or told of.
bool OnlySpeaksOfIt(const Scene& scene) {
  return scene.IntentScore("their-riddle") >= 0.5 ||
         scene.SaidAny({"my riddle", "i have a", "i've got a", "for you", "tomorrow", "yesterday", "played", " was ", " were ", "boring", "hate ",
                        "내가 낼", "내가 수수께끼", "맞혀 봐", "맞춰 봐", "맞혀봐", "맞춰봐", "내일", "어제", "했어", "했는", "했다", "했지", "했던", "같은",
                        "재밌었", "재밌더", "망쳤", "봤어", "봤는", "좋아해", "싫어", "질렸", "지겨", "말고", "재미없", "졌", "이겼", "뭐야", "뭔지", "알아?"});
}

size_t DistanceUpToOne(std::u32string_view a, std::u32string_view b) {
  if (a.size() > b.size()) std::swap(a, b);
  if (b.size() - a.size() > 1) return 2;
  size_t same = 0;
  while (same < a.size() && a[same] == b[same]) ++same;
  if (same == b.size()) return 0;
  const auto tail = [](std::u32string_view text, size_t from) { return text.substr(std::min(from, text.size())); };
  if (a.size() < b.size()) return tail(a, same) == tail(b, same + 1) ? 1 : 2;
  if (tail(a, same + 1) == tail(b, same + 1)) return 1;
  const bool swapped = same + 1 < a.size() && a[same] == b[same + 1] && a[same + 1] == b[same] && tail(a, same + 2) == tail(b, same + 2);
  return swapped ? 1 : 2;
}

std::u32string Jamo(std::string_view text) {
  std::u32string out;
  AppendJamo(ToUtf32(text), out);
  return out;
}

/// "a map", "is it rain", "혹시 비", "비인가": put as a guess, whatever the noun is about.
bool BeginsAsGuess(const Scene& scene) {
  if (scene.words.empty()) return false;
  constexpr std::array kLeads = {"a"sv, "an"sv, "the"sv, "it's"sv, "its"sv, "maybe"sv, "some"sv, "혹시"sv, "아마"sv, "설마"sv};
  if (Is(scene.words.front(), kLeads)) return true;
  if (scene.words.size() > 1 && scene.words.front() == "is" && scene.words[1] == "it") return true;
  if (scene.SaidAny({"what about", "how about", "i think it", "could it be", "would it be", "must be a", "it could be", "is that a", "is it"})) return true;
  constexpr std::array kTails = {"인가"sv, "인가요"sv, "이야"sv, "아니야"sv, "아닐까"sv, "아냐"sv, "일까"sv, "이에요"sv, "예요"sv, "아니에요"sv, "아닌가"sv};
  return scene.words.size() <= 3 && std::any_of(kTails.begin(), kTails.end(), [&](auto tail) { return scene.words.back().ends_with(tail); });
}

/// What may hang on a Korean answer: "기차요", "기차인가요", "기차 아니야".
bool IsKoreanTail(std::string_view rest) {
  constexpr std::array kTails = {""sv,         "요"sv,     "이요"sv,   "야"sv,       "이야"sv,     "예요"sv,     "이에요"sv, "에요"sv,   "인가"sv,
                                 "인가요"sv,   "인가봐"sv, "입니다"sv, "이지"sv,     "지"sv,       "죠"sv,       "이죠"sv,   "아니야"sv, "아냐"sv,
                                 "아니에요"sv, "아닐까"sv, "아닌가"sv, "아닌가요"sv, "아닐까요"sv, "이아니야"sv, "맞지"sv,   "맞아"sv,   "맞죠"sv,
                                 "같아"sv,     "같아요"sv, "같은데"sv, "이다"sv,     "다"sv,       "일까"sv,     "일까요"sv, "일듯"sv,   "이네"sv,
                                 "네"sv,       "맞나"sv,   "이랑"sv,   "인듯"sv,     "가아니야"sv, "임"sv,       "를"sv,     "을"sv,     "나"sv,
                                 "이나"sv,     "인데"sv,   "인데요"sv, "인것같아"sv, "인것같아요"sv, "가"sv,     "이"sv,     "냐"sv,     "이냐"sv,
                                 "맞나요"sv,   "일것같아"sv};
  return Is(rest, kTails);
}

std::string Spaceless(std::string_view text) {
  std::string out;
  for (const auto word : SplitWords(text)) out += word;
  return out;
}

bool NamesInKorean(const Scene& scene, std::string_view answer) {
  const std::string meant = Spaceless(ToLower(answer));
  // From each word of what was said on: "혹시 신호등 아니야".
  for (size_t begin = 0; begin < scene.words.size(); ++begin) {
    std::string said;
    for (size_t i = begin; i < scene.words.size(); ++i) said += scene.words[i];
    if (said.starts_with(meant) && IsKoreanTail(std::string_view(said).substr(meant.size()))) return true;
    const auto letters = ToUtf32(said);
    const size_t count = ToUtf32(meant).size();
    if (letters.size() < count || count < 3) continue;
    if (IsKoreanTail(ToUtf8(std::u32string_view(letters).substr(count))) && IsSlipOf(ToUtf8(std::u32string_view(letters).substr(0, count)), meant))
      return true;
  }
  return false;
}

bool NamesInEnglish(const Scene& scene, std::string_view answer) {
  const std::string lower = ToLower(answer);
  const auto meant = SplitWords(lower);
  const std::string joined = Spaceless(lower);
  for (size_t begin = 0; begin < scene.words.size(); ++begin) {
    if (scene.words[begin] == joined) return true;
    if (begin + meant.size() > scene.words.size()) continue;
    size_t fit = 0;
    while (fit < meant.size() && (scene.words[begin + fit] == meant[fit] || IsSlipOf(scene.words[begin + fit], meant[fit]))) ++fit;
    if (fit == meant.size() && fit > 0) return true;
  }
  return scene.words.size() <= kLongestGuess && Spaceless(Spaced(scene)) == joined;
}

}  // namespace

std::string Spaced(const Scene& scene) {
  std::string text = " ";
  for (const auto word : scene.words) text.append(word) += ' ';
  return text;
}

bool HoldsWord(std::string_view spaced, std::string_view words) {
  const bool korean = static_cast<unsigned char>(words.back()) >= 128;
  return spaced.find(fmt::format(" {}{}", words, korean ? "" : " ")) != spaced.npos;
}

/// Most lines name no game at all.
bool NamesAGame(const Scene& scene) {
  return scene.IntentScore("ask-riddle") >= kRiddleMeant ||
         scene.SaidAny({"끝말", "word chain", "word-chain", "last letter", "last-letter", "스무", "twenty q", "20 q", "밸런스", "would you rather",
                        "would-you-rather", "riddle", "teaser", "수수께끼", "quiz", "퀴즈"});
}

Game GameAskedFor(const Scene& scene) {
  if (scene.words.size() > kLongestWish || !NamesAGame(scene) || !WishesIt(scene) || OnlySpeaksOfIt(scene)) return Game::kNone;
  if (scene.SaidAny({"끝말잇기", "끝말 잇기", "word chain", "word-chain", "last letter", "last-letter"})) return Game::kWordChain;
  if (scene.SaidAny({"스무고개", "스무 고개", "twenty questions", "20 questions"})) return Game::kTwenty;
  if (scene.SaidAny({"밸런스 게임", "밸런스게임", "밸런스 질문"})) return Game::kRather;
  const bool play = scene.SaidAny({"play", "game", "round of", "let's do", "lets do", "give me a", "ask me a", "another would", "hit me"});
  if (scene.SaidAny({"would you rather", "would-you-rather"})) return play ? Game::kRather : Game::kNone;
  if (scene.SaidAny({"riddle", "brain teaser", "brainteaser", "수수께끼"})) return Game::kRiddle;
  if (scene.SaidAny({"quiz me", "a quiz", "퀴즈"}) && !scene.SaidAny({"초성"})) return Game::kRiddle;
  const bool other = scene.SaidAny({"초성", "ask me", "ask", "guess what", "word game", "chess", "cards", "poker", "hangman", "trivia"});
  return !other && scene.IntentScore("ask-riddle") >= kRiddleMeant ? Game::kRiddle : Game::kNone;
}

std::vector<std::string_view> PartsOf(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  while (!text.empty()) {
    const size_t end = std::min(text.find(separator), text.size());
    if (const auto part = Trim(text.substr(0, end)); !part.empty()) parts.push_back(part);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return parts;
}

std::optional<std::vector<std::string_view>> GameUnderWay(const Scene& scene, std::string_view name) {
  auto parts = PartsOf(scene.thought.discourse.game, ':');
  if (parts.size() < 3 || parts[0] != name || parts[1] != Code(scene.thought.language)) return std::nullopt;
  parts.erase(parts.begin(), parts.begin() + 2);
  return parts;
}

std::string GameState(const Scene& scene, std::string_view name, std::initializer_list<std::string_view> fields) {
  std::string state = fmt::format("{}:{}", name, Code(scene.thought.language));
  for (const auto field : fields) state += fmt::format(":{}", field);
  return state;
}

bool EndsGame(const Scene& scene) {
  return SaysBriefly(scene, kLongestMove,
                     {"stop", "enough", "quit", "no more", "i'm done", "im done", "end the game", "game over", "don't want to play",
                      "dont want to play", "not in the mood", "let's end", "tired of this", "bored of this", "그만", "안 할래", "안할래", "안 해",
                      "안해", "끝내", "관두", "이제 됐", "다른 얘기", "다른 거 하", "재미없", "하기 싫", "여기까지", "이제 그만"});
}

bool GivesUp(const Scene& scene) {
  if (SaysBriefly(scene, 8, {"give up", "tell me", "no idea", "no clue", "i don't know", "i dont know", "dunno", "idk", "what is it",
                             "what's the answer", "whats the answer", "the answer please", "what was it", "just say it", "you tell me",
                             "i surrender", "beats me", "you win", "you've got me", "you got me", "stumped", "can't think of", "cant think of"}))
    return true;
  return SaysBriefly(scene, 8, {"모르겠", "몰라", "모름", "포기", "정답 알려", "정답이 뭐", "정답은", "정답 뭐", "답이 뭐", "답 알려", "알려", "뭔데", "뭐야",
                                "뭐예요", "뭐에요", "졌", "항복", "정답 공개", "못 맞", "못 하겠", "못하겠", "말해", "생각 안 나", "생각이 안 나"}) ||
         Spaced(scene) == " 정답 ";
}

bool AsksForAnother(const Scene& scene) {
  return SaysBriefly(scene, kLongestMove, {"another", "one more", "again", "next", "next one", "more please", "하나 더", "하나만 더", "한 개 더", "또", "다음",
                                           "더 해", "한 번 더", "한번 더", "다른 거", "한 판 더", "더 내", "하나더"}) &&
         !scene.SaidAny({"no more", "not another", "그만", "try", "guess", "hint"});  // "one more try"
}

bool TakesTime(const Scene& scene) {
  static constexpr std::array kSounds = {"um"sv, "umm"sv, "uh"sv, "er"sv, "erm"sv, "ah"sv, "oh"sv, "aha"sv, "mm"sv, "mmm"sv, "huh"sv, "well"sv, "ooh"sv};
  const auto sounds = [](std::string_view word) {
    return Is(word, kSounds) || word.starts_with("haha") || (word.starts_with("hm") && word.find_first_not_of("hm") == word.npos);
  };
  if (std::all_of(scene.words.begin(), scene.words.end(), sounds)) return true;
  const auto letters = ToUtf32(Spaceless(Spaced(scene)));
  constexpr std::u32string_view kLoose = U"ㅋㅎㅠㅜㅇ음흠어아오엥헐하후";
  if (std::all_of(letters.begin(), letters.end(), [&](char32_t c) { return kLoose.find(c) != kLoose.npos; })) return true;
  return SaysBriefly(scene, kLongestMove, {"let me think", "let me try", "try again", "more try", "more guess", "more go", "한 번만 더", "다시 해", "hang on", "hold on", "wait", "one sec", "give me a", "i'm thinking", "im thinking", "lol",
                                           "thinking", "tricky", "hard one", "good one", "잠깐", "잠시", "생각 좀", "생각해 볼", "생각해볼", "생각 중",
                                           "기다려", "어렵", "어려", "글쎄"});
}

bool IsAside(const Scene& scene) {
  if (scene.words.size() > kLongestMove || !scene.thought.findings.empty()) return true;
  const auto& intents = scene.thought.percept.intents;
  if (scene.SaidAny({"riddle", "수수께끼", "끝말잇기", "스무고개", "밸런스 게임"})) return true;  // and yet no wish for one
  const bool of_her = scene.SaidAny({"you", "너 ", "넌 "}) && !scene.SaidAny({"are you a", "you're a", "your ", "can you", "do you use", "do you find"});
  if (of_her && IsQuestion(scene.thought.percept.act) && !BeginsAsGuess(scene)) return true;
  if (intents.empty() || intents.front().score < kElsewhere || Is(intents.front().intent, kOfGames)) return false;
  if (BeginsAsGuess(scene)) return false;
  const std::string_view intent = intents.front().intent;
  return scene.words.size() > kLongestGuess || std::any_of(kNoGuess.begin(), kNoGuess.end(), [&](auto start) { return intent.starts_with(start); });
}

bool IsSlipOf(std::string_view said, std::string_view meant) {
  const std::u32string a = Jamo(said), b = Jamo(meant);
  constexpr size_t kLetters = 5, kJamo = 7;
  if (a.empty() || b.empty() || a.front() != b.front() || b.size() < (HasHangul(meant) ? kJamo : kLetters)) return false;
  if (b.size() == kLetters && a.size() == b.size()) {  // "house" is not "horse", but "paino" is "piano"
    std::u32string x = a, y = b;
    std::sort(x.begin(), x.end()), std::sort(y.begin(), y.end());
    if (x != y) return false;
  }
  return DistanceUpToOne(a, b) <= 1;
}

bool NamesOneOf(const Scene& scene, std::string_view answers) {
  for (const auto answer : PartsOf(answers, ',')) {
    if (scene.IsKorean() ? NamesInKorean(scene, answer) : NamesInEnglish(scene, answer)) return true;
  }
  return false;
}

std::string_view FreshKey(const Scene& scene, std::string_view prefix) {
  std::string_view best;
  double best_score = -1;
  for (const auto key : scene.pack.KeysUnder(prefix)) {
    const uint64_t hash = StableHash(key);
    const double score = scene.Novelty(hash) + (scene.Age(hash) == 0 ? scene.Unit(hash) : 0);
    if (score > best_score) best = key, best_score = score;
  }
  return best;
}

GameMove::GameMove(const Scene& scene, std::string_view skill, std::string_view why) : scene_(scene) {
  move_.skill = skill;
  move_.relevance = kMove;
  move_.why = why;
  move_.may_repeat = true;
}

void GameMove::Append(std::string_view text) {
  if (text.empty()) return;
  if (!move_.text.empty()) move_.text += ' ';
  move_.text += text;
}

GameMove& GameMove::Line(std::string_view key, const Slots& slots) {
  const auto lines = scene_.pack.Lines(key);
  size_t best = 0;
  double best_score = -1;
  for (size_t i = 0; i < lines.size(); ++i) {
    const uint64_t hash = StableHash(fmt::format("{}.{}", key, i + 1));
    const double score = scene_.Novelty(hash) + (scene_.Age(hash) == 0 ? scene_.Unit(hash) : 0);
    if (score > best_score) best = i, best_score = score;
  }
  if (lines.empty()) return *this;
  Append(Realise(lines[best], scene_.level(), slots, Draw(scene_.thought.seed, Number(scene_.thought.turn), key)));
  return Used(fmt::format("{}.{}", key, best + 1));
}

GameMove& GameMove::Text(std::string_view text) {
  Append(scene_.Say(text, StableHash(text)));
  return *this;
}

GameMove& GameMove::Used(std::string_view block) {
  move_.blocks.emplace_back(block);
  return *this;
}

void GameMove::Propose(std::string state, std::vector<Candidate>& out) {
  move_.game = std::move(state);
  out.push_back(std::move(move_));
}

void AskFresh(const Scene& scene, std::string_view skill, size_t fields, std::string_view stands, std::vector<Candidate>& out) {
  const std::string prefix = fmt::format("{}.", skill);
  const std::string_view key = FreshKey(scene, prefix);
  const auto lines = scene.pack.Lines(key);
  if (lines.size() < fields) return;
  GameMove move(scene, skill, fmt::format("{} was asked for; takes {}", skill, key));
  move.Line(fmt::format("games.{}-ask", skill)).Text(lines.front()).Used(key);
  move.Propose(GameState(scene, skill, {key.substr(prefix.size()), stands}), out);
}

}  // namespace sam
