// Questions and requests: what kind of answer would do.
#include <array>
#include <span>

#include "perception/english_frames.h"

namespace sam::english {
namespace {

constexpr double kExact = 0.8;    // only one kind of answer would do
constexpr double kLikely = 0.66;  // this kind of answer fits nearly always
constexpr double kLoose = 0.5;

constexpr std::array<Pattern, 15> kWouldYou = {{{"would you have", "would-have"},
{"would you ask", "would-ask"},
                                                {"would you be", "would-be"},
                                                {"would you call", "would-name"},
                                                {"would you name", "would-name"},
                                                {"would you sing", "would-music"},
                                                {"would you play", "would-music"},
                                                {"would you listen", "would-music"},
                                                {"would you dance", "would-music"},
                                                {"would you eat", "would-food"},
                                                {"would you cook", "would-food"},
                                                {"would you bake", "would-food"},
                                                {"would you order", "would-food"},
                                                {"would you go", "would-place"},
                                                {"would you live", "would-place"}}};
constexpr std::array<Pattern, 12> kWouldAbout = {{{"music", "would-music"},
                                                  {"song", "would-music"},
                                                  {"instrument", "would-music"},
                                                  {"band", "would-music"},
                                                  {"sing", "would-music"},
                                                  {"food", "would-food"},
                                                  {"cake", "would-food"},
                                                  {"dish", "would-food"},
                                                  {"country", "would-place"},
                                                  {"city", "would-place"},
                                                  {"animal", "would-be"},
                                                  {"rather", "would-rather"}}};
constexpr std::array<Pattern, 43> kOpenings = {{{"what if", "question-what-if"},
                                                {"what about", "question-what-about"},
                                                {"how about", "question-what-about"},
                                                {"how come", "question-why"},
                                                {"how do i", "question-how"},
                                                {"how do we", "question-how"},
                                                {"how do you", "question-how-you"},
                                                {"how can i", "question-how"},
                                                {"how should i", "question-how"},
                                                {"how am i supposed", "question-how"},
                                                {"how does one", "question-how"},
                                                {"how long", "question-how-long"},
                                                {"how many", "question-number"},
                                                {"how much", "question-number"},
                                                {"how old", "question-number"},
                                                {"how far", "question-number"},
                                                {"what should i", "question-what-do"},
                                                {"what should we", "question-what-do"},
                                                {"what do i", "question-what-do"},
                                                {"what do we", "question-what-do"},
                                                {"what can i", "question-what-do"},
                                                {"what am i supposed", "question-what-do"},
                                                {"what am i meant", "question-what-do"},
                                                {"where do i", "question-what-do"},
                                                {"where should i", "question-what-do"},
                                                {"who do i", "question-what-do"},
                                                {"when should i", "question-what-do"},
                                                {"should i", "question-should"},
                                                {"should we", "question-should"},
                                                {"shall i", "question-should"},
                                                {"do i have to", "question-should"},
                                                {"do i need", "question-should"},
                                                {"can i", "question-may"},
                                                {"may i", "question-may"},
                                                {"could i", "question-may"},
                                                {"am i", "question-am-i"},
                                                {"do i", "question-am-i"},
                                                {"was i", "question-am-i"},
                                                {"did i", "question-did-i"},
                                                {"shall we", "ask-lets"},
                                                {"ready", "question-ready"},
                                                {"why", "question-why"},
                                                {"right", "question-tag"}}};
constexpr std::array<Pattern, 28> kAboutHer = {{{"do you think", "question-you-think"},
                                                {"do you believe", "question-you-think"},
                                                {"do you reckon", "question-you-think"},
                                                {"you think", "question-you-think"},
                                                {"do you like", "question-you-like"},
                                                {"do you love", "question-you-like"},
                                                {"do you enjoy", "question-you-like"},
                                                {"do you hate", "question-you-like"},
                                                {"do you mind", "question-you-mind"},
                                                {"do you know", "question-you-know"},
                                                {"have you heard", "question-you-know"},
                                                {"you know", "question-you-know"},
                                                {"do you remember", "question-you-remember"},
                                                {"do you want", "question-you-want"},
                                                {"do you have", "question-you-have"},
                                                {"do you ever", "question-you-ever"},
                                                {"do you get", "question-you-ever"},
                                                {"have you ever", "question-have-you"},
                                                {"have you", "question-have-you"},
                                                {"did you", "question-did-you"},
                                                {"are you just saying", "question-true"},
{"are you", "question-are-you"},
{"what are you", "question-what-you"},
                                                {"were you", "question-are-you"},
                                                {"do you", "question-do-you"},
                                                {"what do you", "question-what-you"},
                                                {"who do you", "question-what-you"},
                                                {"where do you", "question-what-you"}}};
/// What one fears to be when asking "is it ...", "am i ...".
constexpr std::array<std::string_view, 27> kDoubts = {
    "nuts",    "weird", "bad",     "wrong",     "stupid", "silly",  "crazy", "strange",  "odd",
    "selfish", "rude",  "awful",   "pathetic",  "vain",   "lazy",   "late",  "too",      "mean",
    "mad",     "dumb",  "strange", "childish",  "greedy", "ridiculous", "lame",  "terrible", "cruel"};

bool HasAny(const Text& text, Span said, std::span<const std::string_view> words) {
  for (size_t i = said.begin; i < said.end; ++i) {
    if (std::find(words.begin(), words.end(), text[i].word) != words.end()) return true;
  }
  return false;
}

bool HasNumber(const Text& text, Span said) {
  for (size_t i = said.begin; i < said.end; ++i) {
    if (text[i].word.find_first_of("0123456789") != std::string_view::npos) return true;
  }
  return false;
}

std::string_view WouldYou(const Text& text, Span said) {
  const size_t at = text.Find("would you", said);
  if (at == said.end) return {};
  if (const auto frame = FrameAt(text, said, at, kWouldYou); !frame.empty()) return frame;
  if (const auto frame = FrameIn(text, said, kWouldAbout); !frame.empty()) return frame;
  return text.At(at, "would you say", said) || text.At(at, "would you do", said) || text.At(at, "would you write", said)
             ? "question-what-do"
             : "would";
}

/// "is it normal to ...", "is that bad", "was it wrong"
std::string_view Doubt(const Text& text, Span said, size_t i) {
  const bool opens = IsOneOf(text[i].word, {"is", "was", "am", "are", "isn't", "would"});
  if (!opens) return {};
  if (HasAny(text, said, std::array<std::string_view, 7>{"normal", "ok", "okay", "allowed", "fair", "fine", "enough"}))
    return "question-okay";
  return HasAny(text, said, kDoubts) ? "question-doubt" : std::string_view();
}

std::string_view ByAsker(const Text& text, Span said, size_t i) {
  const std::string_view word = text[i].word;
  const bool them = HasAny(text, said, std::array<std::string_view, 5>{"he", "she", "they", "him", "them"});
  if (word == "why") return them ? "question-why-they" : "question-why";
  if (HasAny(text, said, std::array<std::string_view, 4>{"people", "everyone", "anyone", "humans"}))
    return "question-people";
  if (them && IsOneOf(word, {"what", "how", "does", "did", "is", "will", "would", "do", "are"})) return "question-they";
  if (IsOneOf(word, {"will", "can", "could", "is", "are", "does", "has"})) return "question-will";
  if (text.Find("called", said) < said.end || text.Find("mean", said) < said.end) return "question-fact";
  if (IsOneOf(word, {"what", "which", "who", "where", "when", "how"})) return "question-fact";
  return {};
}

constexpr std::array<Pattern, 36> kStay = {{{"sit with me", "ask-stay"},
                                            {"stay with me", "ask-stay"},
                                            {"stay here", "ask-stay"},
{"stay a bit", "ask-stay"},
{"stay a while", "ask-stay"},
                                            {"stay for", "ask-stay"},
                                            {"keep me company", "ask-stay"},
                                            {"be here", "ask-stay"},
                                            {"hang out", "ask-stay"},
                                            {"wait with me", "ask-stay"},
                                            {"wait for me", "ask-stay"},
                                            {"wish me luck", "ask-luck"},
                                            {"fingers crossed", "ask-luck"},
                                            {"never told", "ask-her-secret"},
{"about yourself", "ask-her-secret"},
{"say something", "ask-nice"},
{"something nice", "ask-nice"},
                                            {"something good", "ask-nice"},
                                            {"cheer me up", "ask-nice"},
                                            {"distract me", "ask-nice"},
                                            {"something boring", "ask-nice"},
                                            {"do my homework", "ask-do-it"},
                                            {"do it for me", "ask-do-it"},
                                            {"write it for me", "ask-do-it"},
                                            {"you decide", "ask-decide"},
                                            {"you choose", "ask-decide"},
                                            {"you pick", "ask-decide"},
                                            {"your call", "ask-decide"},
                                            {"just pick", "ask-decide"},
                                            {"choose one", "ask-decide"},
                                            {"pick one", "ask-decide"},
{"pick something", "ask-decide"},
                                            {"pick for me", "ask-decide"},
                                            {"pick a side", "ask-decide"},
                                            {"play along", "ask-role"},
                                            {"be honest", "ask-honest"}}};
constexpr std::array<Pattern, 43> kOrders = {{{"do not ask", "ask-no-questions"},
                                              {"stop asking", "ask-no-questions"},
                                              {"no questions", "ask-no-questions"},
                                              {"do not tell me", "ask-no-advice"},
                                              {"do not say", "ask-no-advice"},
                                              {"do not give me", "ask-no-advice"},
                                              {"no advice", "ask-no-advice"},
                                              {"no tips", "ask-no-advice"},
{"no pep talk", "ask-no-advice"},
{"no speeches", "ask-no-advice"},
                                              {"do not tell", "ask-secret"},
                                              {"do not laugh", "ask-no-laugh"},
                                              {"do not judge", "ask-no-laugh"},
                                              {"do not worry", "ask-no-worry"},
                                              {"do not be", "ask-dont"},
                                              {"do not you dare", "ask-dont"},
                                              {"do not", "ask-dont"},
                                              {"please do not", "ask-dont"},
                                              {"stop", "ask-dont"},
                                              {"shorter", "ask-shorter"},
                                              {"too long", "ask-shorter"},
                                              {"make it shorter", "ask-shorter"},
                                              {"say it again", "ask-again"},
                                              {"say that again", "ask-again"},
                                              {"what did you say", "ask-again"},
{"come again", "ask-again"},
{"what was that", "ask-again"},
{"again please", "ask-again"},
                                              {"another", "ask-other"},
                                              {"one more", "ask-other"},
                                              {"next one", "ask-other"},
                                              {"try again", "ask-other"},
                                              {"not that", "ask-other"},
                                              {"something else", "ask-other"},
                                              {"let us", "ask-lets"},
                                              {"guess what", "ask-guess"},
                                              {"guess who", "ask-guess"},
                                              {"now a", "ask-idea"},
                                              {"now an", "ask-idea"},
                                              {"any idea", "ask-idea"},
                                              {"any ideas", "ask-idea"},
                                              {"give us an idea", "ask-idea"},
                                              {"listen", "ask-listen"}}};
constexpr std::array<std::string_view, 16> kLines = {"motto",   "slogan", "poster", "caption", "tagline", "toast",
                                                     "verse",   "rhyme",  "poem",   "headline", "limerick", "chant",
                                                     "sentence", "haiku",  "lyrics", "advert"};

bool IsOrder(const Text& text, Span said, size_t i) {
  return IsOneOf(text[i].word, {"write", "give", "make", "suggest", "invent", "find", "think", "tell", "show", "help",
                              "come", "draft", "do", "can", "could", "will", "would", "we", "i", "now", "you", "need"}) &&
         said.Size() > 2;
}

/// "we need a name for our choir", "give me three names", "what shall we call it"
bool WantsName(const Text& text, Span said, size_t i) {
  const bool names = HasAny(text, said, std::array<std::string_view, 4>{"name", "names", "title", "nickname"});
  if (!names || text.Has("my name") || text.Has("your name") || text.Find("have to name", said) < said.end) return false;  // "you have to name the bones"
  return IsOrder(text, said, i) || text.Find("need", said) < said.end || text.Find("needs", said) < said.end || text.Find("should", said) < said.end;
}

std::string_view Comparative(const Text& text, Span said, size_t i) {
  const std::string_view word = text[i].word;
  const bool softer = word == "something" && i + 1 < said.end && text[i + 1].word.ends_with("er");
  const bool too = IsOneOf(word, {"too", "less", "more"}) || softer;
  return too && said.Size() <= 5 ? "ask-other" : std::string_view();
}

}  // namespace

bool ReadRequesting(const Text& text, Span said, std::vector<Frame>& out) {
  const size_t i = SkipFillers(text, said);
  std::string_view frame;
  const bool past = text[i].word == "i" && i + 1 < said.end && text[i + 1].verb != nullptr;
  if (WantsName(text, said, i) && !past && !text.Has("remember")) frame = "ask-name";
  if (frame.empty() && HasAny(text, said, kLines) && IsOrder(text, said, i) && !past) frame = "ask-line";
  if (frame.empty() && text[i].word != "he" && text[i].word != "she" && !past) frame = FrameIn(text, said, kStay);
  if (frame.empty()) frame = FrameAt(text, said, i, kOrders);
  if (frame.empty() && i > said.begin) frame = FrameAt(text, said, said.begin, kOrders);
  if (frame.empty()) frame = Comparative(text, said, i);
  if (frame.empty() && (text.At(i, "you be", said) || text.At(i, "you are the", said) || text.At(i, "pretend", said)))
    frame = "ask-role";
  if (!frame.empty()) {
    out.push_back({std::string(frame), kExact});
    return true;
  }
  const bool asked = IsOneOf(text[i].word, {"tell", "give", "show", "write", "sing", "draw", "explain", "describe",
                                          "help", "make", "suggest", "recommend", "translate", "remind", "imagine"}) &&
                     said.Size() > 1 && !(i + 1 < said.end && text[i + 1].Is(kAuxiliaryWord));
  if (asked) out.push_back({text[i].word == "help" ? "ask-help" : "ask", kLoose});
  return asked;
}

bool ReadAsking(const Text& text, Span said, std::vector<Frame>& out) {
  const size_t i = SkipFillers(text, said);
  const auto add = [&](std::string_view frame, double weight) {
    if (!frame.empty()) out.push_back({std::string(frame), weight});
    return !frame.empty();
  };
  if (text.At(i, "what did you say", said) || text.At(i, "what was that", said)) return add("ask-again", kExact);
  for (const auto opening : {"another", "one more", "something else"}) {
    if (text.At(i, opening, said)) return add("ask-other", kExact);
  }
  const bool true_so = text.At(i, "is that true", said) || text.At(i, "is that so", said) || text.At(i, "is it true", said);
  if (true_so) return add("question-true", kExact);
  const bool can_you = text.At(i, "can you", said) || text.At(i, "could you", said) || text.At(i, "will you", said);
  if (WantsName(text, said, i) && !text.Has("remember")) return add("ask-name", kExact);
  if (can_you || IsOneOf(text[i].word, {"tell", "write", "sit", "stay"})) {
    if (ReadRequesting(text, said, out)) return true;
    return add("ask", kLoose);
  }
  if (add(WouldYou(text, said), kLikely)) return true;
  if (add(Doubt(text, said, i), kLikely)) return true;
  if (add(FrameAt(text, said, i, kAboutHer), kLoose + 0.08)) return true;
  const std::string_view opening = FrameAt(text, said, i, kOpenings);
  constexpr std::array<std::string_view, 6> kSayings = {"say", "ask", "tell", "answer", "reply", "write"};
  if (opening == "question-what-do" && HasAny(text, said, kSayings)) return add("question-what-say", kLikely);
  if (add(opening, kLikely)) return true;
  if (i > said.begin && add(FrameAt(text, said, said.begin, kOpenings), kLikely)) return true;
  if (HasNumber(text, said) && said.Size() > 5) return add("question-number", kLoose);
  if (add(ByAsker(text, said, i), kLoose)) return true;
  return add(said.Size() <= 5 ? "question-short" : "question", 0.4);
}

}  // namespace sam::english
