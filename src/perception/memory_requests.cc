#include "perception/memory_requests.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "base/unicode.h"
#include "base/word_lists.h"

namespace sam {
namespace {

constexpr std::string_view kOuter = " .!?,;~\"'";

std::string_view Outer(std::string_view text) {
  const size_t first = text.find_first_not_of(kOuter), last = text.find_last_not_of(kOuter);
  return first == text.npos ? std::string_view() : text.substr(first, last - first + 1);
}

/// The text behind the first of these that it begins with; nothing where it begins with none.
std::optional<std::string_view> After(std::string_view text, std::initializer_list<std::string_view> starts) {
  for (const std::string_view start : starts)
    if (StartsWith(text, start)) return Trim(text.substr(start.size()));
  return std::nullopt;
}

std::string_view WithoutEnds(std::string_view text, std::initializer_list<std::string_view> ends) {
  for (bool cut = true; cut;) {
    cut = false;
    text = Outer(text);
    for (const std::string_view end : ends)
      if (EndsWith(text, end) && text.size() >= end.size()) text.remove_suffix(end.size()), cut = true;
  }
  return Outer(text);
}

std::string_view WithoutStarts(std::string_view text, std::initializer_list<std::string_view> starts) {
  for (bool cut = true; cut;) {
    cut = false;
    text = Outer(text);
    for (const std::string_view start : starts)
      if (StartsWith(text, start)) text.remove_prefix(start.size()), cut = true;
  }
  return Outer(text);
}

namespace in_english {

std::string_view Politely(std::string_view lower) {
  lower = WithoutStarts(lower, {"please ", "samantha ", "samantha, ", "ok ", "okay ", "hey ", "actually ", "and ", "so ", "can you ", "could you ", "would you ", "will you ", "i want you to ",
                                "i'd like you to ", "i need you to ", "no ", "just ", "oh ", "also ", "but "});
  return WithoutEnds(lower, {" please", " samantha", " now", " for me", " again", " from your memory", " for good", " completely", " entirely", " forever", " ok", " okay", " thanks"});
}

bool IsThat(std::string_view what) {
  return IsOneOf(what, {"that", "this", "that one", "that last one", "the last thing", "the last thing i said", "what i just said", "what i just told you", "what i said", "the last bit", "that last bit",
                        "that part", "that i said that", "i said that", "i told you that", "i ever said that", "that i told you that", "that thing", "my last message", "the last message"});
}

std::optional<MemoryRequest> Forget(std::string_view lower) {
  const std::string_view said = Politely(lower);
  const auto rest = After(said, {"forget ", "erase ", "delete ", "don't remember ", "dont remember ", "do not remember ", "unremember ", "wipe ", "remove "});
  if (!rest || rest->empty()) return std::nullopt;
  if (IsThat(*rest)) return MemoryRequest{MemoryRequestKind::kForget, ""};
  const bool about = StartsWithAny(*rest, {"everything ", "anything ", "all ", "what i said about ", "what i told you about ", "what you know about ", "that i ", "the thing about ", "the bit about ", "the part about ",
                                           "what i said of ", "the fact that ", "everything i said about "});
  const bool asked = HasAny(lower, {"please", "would you", "could you", "can you", "will you"});
  if (const auto of = After(*rest, {"about "}); of && asked && !IsOneOf(WithoutEnds(*of, {" would you", " could you", " will you", " can you"}), {"it", "that", "me", "this", "him", "her", "them"}))
    return MemoryRequest{MemoryRequestKind::kForget, std::string(WithoutStarts(WithoutEnds(*of, {" would you", " could you", " will you", " can you"}), {"the "}))};
  const bool mine = StartsWithAny(*rest, {"my ", "the name of ", "who ", "where i ", "about my "}) && !EndsWith(*rest, "forget it");
  if (!about && !(mine && !StartsWith(said, "remove ") && !StartsWith(said, "wipe "))) return std::nullopt;
  std::string_view what = WithoutStarts(*rest, {"everything ", "anything ", "all ", "of it ", "that ", "what ", "you know ", "you have ", "i said ", "i told you ", "i've said ", "i've told you ", "i ever said ", "i ever told you ",
                                                "about ", "on ", "of ", "the thing ", "the bit ", "the part ", "the fact that ", "the name of "});
  if (const size_t comma = what.find(", "); comma != what.npos && comma > 3) what = what.substr(0, comma);  // ", she'd kill me"
  if (what.empty() || IsOneOf(what, {"me", "it", "i said", "everything", "you know"})) return std::nullopt;  // a whole life is forgotten by the command, not in passing
  return MemoryRequest{MemoryRequestKind::kForget, std::string(what)};
}

std::optional<MemoryRequest> Keep(std::string_view lower) {
  const std::string_view said = Politely(lower);
  if (EndsWith(Trim(lower), "?")) return std::nullopt;
  auto rest = After(said, {"remember that ", "remember, ", "remember: ", "remember this: ", "don't forget that ", "dont forget that ", "keep in mind that ", "make a note that ", "note that ", "remind yourself that ",
                           "remember for me that ", "note to self: ", "make a note: "});
  if (!rest) rest = After(said, {"remember ", "don't forget ", "dont forget "});
  if (!rest || rest->empty() || std::count(rest->begin(), rest->end(), ' ') < 2) return std::nullopt;
  if (StartsWithAny(*rest, {"when ", "how ", "to ", "the time ", "me", "us ", "what ", "that time", "where ", "who ", "the good", "last "})) return std::nullopt;
  if (!HasAny(*rest, {" is ", " are ", "'s ", " was ", "i ", "my ", " has ", " have ", "i'm ", " owe", " need", " at ", " on "})) return std::nullopt;
  return MemoryRequest{MemoryRequestKind::kKeep, std::string(*rest)};
}

std::optional<MemoryRequest> WhenTold(std::string_view lower) {
  for (const std::string_view marker : {"when did i tell you", "when did i say", "when did i mention", "when did we talk", "when did i first", "when was it that i told", "when did i last", "when have i told you", "what day did i tell",
                                        "when did we last talk", "when did we speak", "when did i talk", "which day did i tell", "when did you hear", "when did you learn", "how long ago did i tell", "how long ago did i mention"}) {
    const size_t at = lower.find(marker);
    if (at == lower.npos) continue;
    std::string_view rest = WithoutStarts(lower.substr(at + marker.size()), {"tell ", "you ", "mention ", "say ", "said ", "about ", "that ", "of ", "talk ", "speak ", "first ", "last ", "to ", "with "});
    if (!HasAny(lower, {"tell", "say", "mention", "talk", "speak", "told", "hear", "learn"})) return std::nullopt;
    return MemoryRequest{MemoryRequestKind::kWhenTold, std::string(WithoutStarts(rest, {"about ", "that ", "the fact that "}))};
  }
  if (HasAny(lower, {"how do you know that", "how do you know about that", "where did you get that from", "when was that"}) && lower.size() < 45) return MemoryRequest{MemoryRequestKind::kWhenTold, ""};
  return std::nullopt;
}

/// "tell me about my mum", "what do you know about ellie?"; of herself it is no memory, of the person all of them.
std::optional<MemoryRequest> TellOf(std::string_view lower) {
  const std::string_view last = SplitSentences(lower).empty() ? lower : SplitSentences(lower).back();
  const std::string_view said = Politely(WithoutStarts(WithoutEnds(last, {" then", " so far", " these days", " though"}), {"anyway ", "by the way ", "well ", "right ", "now ", "anyway, ", "by the way, ", "well, ", "right, ", "now, ", "so, ", "then "}));
  const auto rest = After(said, {"tell me about ", "tell me everything about ", "tell me all about ", "tell me what you know about ", "tell me what you remember about ", "what do you know about ", "what do you remember about ", "what can you tell me about ",
                                 "what have i told you about ", "what did i tell you about ", "what have i said about ", "what did i say about ", "do you remember anything about ", "do you know anything about ", "what do you know of ", "what can you remember about ",
                                 "remind me about ", "everything you know about ", "what happened to ", "what happened with ", "remember what happened to ", "remember what happened with ", "do you remember what happened to ", "what became of ", "what else do you know about ", "and what about "});
  if (!rest || rest->empty()) return std::nullopt;
  const std::string_view whom = WithoutStarts(*rest, {"the "});
  constexpr long kLongestName = 3;  // spaces
  if (StartsWithAny(whom, {"your", "you", "me", "us", "it", "him", "her", "them", "that", "this", "how ", "what ", "why ", "when ", "where "}) || std::count(whom.begin(), whom.end(), ' ') > kLongestName) return std::nullopt;
  return MemoryRequest{MemoryRequestKind::kTellOf, std::string(whom)};
}

std::optional<MemoryRequest> WhatHappened(std::string_view lower, const std::optional<TimeSpan>& past) {
  if (!past) return std::nullopt;
  const bool asks = HasAny(lower, {"what did we talk", "what were we talking", "what have we talked", "what did i tell", "what did i say", "what did i mention", "what happened", "what was going on", "what was happening", "what was i doing",
                                   "what did i do", "what have i told", "what did i get up to", "what was i up to", "what did we discuss", "what did we speak", "what do you remember", "what can you remember", "do you remember what",
                                   "what did i first tell", "how was i ", "how was my ", "what went on", "what's happened", "what has happened", "what was new", "what did i have going on", "what were we saying", "what was i telling",
                                   "what kind of things did i", "what sort of things did i", "what did we chat", "remind me what happened", "remind me what i", "what i did ", "what i told you", "anything happen", "what had i been"});
  if (!asks) return std::nullopt;
  std::string rest(lower.substr(0, past->begin));
  rest += lower.substr(std::min(lower.size(), past->begin + past->length));
  // "what happened to the van in may" asks for the van.
  static constexpr std::array<std::string_view, 8> kAbout = {" about the ", " about my ", " with my ", " to my ", " to the ", " with the ", " at the ", " about our "};
  if (std::any_of(kAbout.begin(), kAbout.end(), [&](auto about) { return Contains(rest, about); })) return std::nullopt;
  return MemoryRequest{MemoryRequestKind::kWhatHappened, ""};
}

}  // namespace in_english

namespace in_korean {

constexpr std::array<std::string_view, 16> kForgetVerbs = {"잊어 줘", "잊어줘", "잊어 주", "잊어주", "지워 줘", "지워줘", "지워 주", "지워주", "기억하지 마", "기억하지마", "기억 안 해도", "삭제해", "잊어 달라", "까먹어 줘", "잊어버려 줘", "잊어버려 주"};

std::string WithoutParticle(std::string_view words) {
  for (const std::string_view particle : {"에 대해서는", "에 대해서", "에 대한", "에 대해", "에 관한", "이랑은", "랑은", "이란", "은", "는", "을", "를", "도", "이", "가", "의"})
    if (EndsWith(words, particle) && words.size() > particle.size() + 3) return std::string(words.substr(0, words.size() - particle.size()));
  return std::string(words);
}

std::optional<MemoryRequest> Forget(std::string_view text) {
  size_t at = text.npos;
  for (const std::string_view verb : kForgetVerbs) at = std::min(at, text.find(verb));
  if (at == text.npos || HasAny(text, {"지 말아", "지 마 줘", "잊지", "못 잊", "기억해 줘"})) return std::nullopt;
  std::string_view what = WithoutEnds(text.substr(0, at), {" 다", " 전부", " 모두", " 좀", " 그냥", " 싹", " 완전히", " 제발", " 이제"});
  what = WithoutStarts(what, {"아 ", "음 ", "저기 ", "사만다 ", "미안한데 ", "혹시 ", "부탁인데 ", "그럼 ", "그냥 ", "이제 ", "아니 "});
  const bool that = what.empty() || IsOneOf(what, {"그거", "그건", "이거", "이건", "그거는", "그 얘기", "그 얘기는", "그 말", "그 말은", "방금 한 말", "방금 한 말은", "방금 한 얘기", "방금 그 말", "방금 그 얘기", "방금 말한 거", "방금 말한 건",
                                                   "지금 한 말", "아까 한 말", "방금 거", "방금 건", "그 얘긴", "방금 한 얘기는", "내가 한 말", "제가 한 말", "그것", "그것은", "저 말", "그 부분", "마지막 말", "방금 얘기", "방금 얘기한 거"});
  if (that) return MemoryRequest{MemoryRequestKind::kForget, ""};
  const size_t end = std::min({what.find(" 얘기"), what.find(" 이야기"), what.find(" 관련"), what.find(" 건"), what.find(" 거"), what.find(" 것"), what.find(" 일은"), what.find(" 내용"), what.find(" 기억")});
  what = WithoutEnds(what.substr(0, end), {" 했던", " 한", " 말한", " 얘기한", " 말했던"});
  if (what.empty() || IsOneOf(what, {"나", "저", "내", "제", "다", "전부", "모든"})) return std::nullopt;
  return MemoryRequest{MemoryRequestKind::kForget, WithoutParticle(what)};
}

std::optional<MemoryRequest> Keep(std::string_view text) {
  size_t at = text.npos;
  for (const std::string_view verb : {"기억해 줘", "기억해줘", "기억해 주", "기억해주", "기억해 둬", "기억해둬", "기억해 두", "기억해두", "잊지 말아 줘", "잊지 말아", "잊지 마", "적어 둬", "적어둬", "적어 줘", "메모해"}) at = std::min(at, text.find(verb));
  if (at == text.npos || HasAny(text, {"기억해 줘서", "기억해줘서", "기억해 주셔서", "기억해 주네", "기억해 줄래요?"})) return std::nullopt;
  std::string_view what = WithoutEnds(text.substr(0, at), {" 꼭", " 좀", " 잘", " 이것 좀", " 이거", " 그거", " 다", " 절대"});
  if (std::count(what.begin(), what.end(), ' ') < 1 || HasAny(what, {"날 ", "나를", "저를"})) return std::nullopt;
  return MemoryRequest{MemoryRequestKind::kKeep, std::string(what)};
}

std::optional<MemoryRequest> WhenTold(std::string_view text) {
  if (!HasAny(text, {"언제", "며칠", "몇 월", "무슨 요일"})) return std::nullopt;
  if (!HasAny(text, {"언제 말했", "언제 얘기했", "언제 얘기 했", "언제 이야기했", "언제 했", "언제 말씀드렸", "언제 알려", "얘기 언제", "언제 들", "말한 게 언제", "말한게 언제", "얘기한 게 언제", "얘기한게 언제", "얘기한 건 언제", "말한 건 언제", "언제 처음 말", "언제 처음 얘기",
                     "언제 그랬", "언제 그 얘기", "언제 너한테", "며칠에 말했", "며칠에 얘기", "얘기한 날이", "말한 날이", "얘기했던 게 언제", "말했던 게 언제", "얘기 꺼낸", "언제쯤 말했", "언제쯤 얘기"}))
    return std::nullopt;
  std::string about;
  for (const std::string_view word : SplitWords(text)) {
    if (HasAny(word, {"언제", "말했", "얘기", "이야기", "말씀", "제가", "내가", "나한테", "너한테", "며칠", "처음", "말한", "했더라", "했죠", "했지", "알려", "들었"}) || IsOneOf(word, {"게", "건", "거", "날이", "그"})) continue;
    about += (about.empty() ? "" : " ") + std::string(word);
  }
  return MemoryRequest{MemoryRequestKind::kWhenTold, std::move(about)};
}

/// "태호씨에 대해선?", "내 여동생에 대해 아는 거 다 말해 봐".
std::optional<MemoryRequest> TellOf(std::string_view text) {
  for (const std::string_view became : {" 어떻게 됐", " 어떻게 되었", " 어찌 됐"})
    if (const size_t end = text.find(became); end != text.npos && std::count(text.begin(), text.begin() + static_cast<long>(end), ' ') <= 2) {
      const std::string_view whom = WithoutStarts(text.substr(0, end), {"내 ", "제 ", "우리 ", "저희 ", "그럼 ", "그 ", "근데 "});
      if (whom.size() > 3) return MemoryRequest{MemoryRequestKind::kTellOf, WithoutParticle(whom)};
    }
  if (const size_t who = std::min(text.find("누구"), text.find("누군")); who != text.npos) {
    const std::string whom = WithoutParticle(WithoutParticle(WithoutStarts(text.substr(0, who), {"근데 ", "그럼 ", "혹시 ", "내 ", "제 ", "우리 ", "저희 "})));
    const bool asks_who = StartsWithAny(text.substr(who), {"누구게", "누구야", "누구지", "누구예요", "누구였", "누구죠", "누구더라", "누구라고", "누구인지", "누군지", "누군가", "누구였더라", "누구랬"});
    if (asks_who && whom.size() > 3 && std::count(whom.begin(), whom.end(), ' ') <= 1 && !IsOneOf(whom, {"내가", "제가", "나", "저", "너", "네가", "니가", "당신", "이게", "그게", "사만다"})) return MemoryRequest{MemoryRequestKind::kTellOf, whom};
  }
  const size_t at = text.find("에 대해");
  if (at == text.npos) return std::nullopt;
  const std::string_view rest = text.substr(at);
  const bool bare = IsOneOf(Outer(rest), {"에 대해선", "에 대해서는", "에 대해", "에 대해서", "에 대해선요", "에 대해서는요", "에 대해서요"});
  if (HasAny(rest, {"좀 알아", "잘 알아", "조금 알아", "좀 아세요", "잘 아세요", "좀 아나요", "많이 알아"})) return std::nullopt;  // what she knows of the world
  if (!bare && !HasAny(rest, {"아는", "알고", "알아", "알지", "알죠", "알려", "기억", "말해", "얘기해", "이야기해", "들려", "뭐라고 했"})) return std::nullopt;
  const std::string_view whom = WithoutStarts(text.substr(0, at), {"그럼 ", "그러면 ", "혹시 ", "근데 ", "너 ", "사만다 ", "그리고 ", "이제 ", "음 ", "내 ", "제 ", "우리 ", "저희 "});
  constexpr long kLongestName = 2;  // spaces
  if (whom.empty() || IsOneOf(whom, {"나", "저", "너", "당신", "그거", "그것", "이거", "사랑", "사만다"}) || std::count(whom.begin(), whom.end(), ' ') > kLongestName) return std::nullopt;
  return MemoryRequest{MemoryRequestKind::kTellOf, std::string(whom)};
}

std::optional<MemoryRequest> WhatHappened(std::string_view text, const std::optional<TimeSpan>& past) {
  if (!past) return std::nullopt;
  const bool asks = HasAny(text, {"무슨 얘기", "무슨 이야기", "무슨 일 있", "무슨 일들", "무슨 일이 있", "무슨 일 있었", "무슨 말", "뭐 했", "뭐했", "뭘 했", "뭐 하고", "뭐 하면서", "뭐라고 했", "뭐 얘기", "어떤 얘기", "어떤 일", "무슨 대화", "뭐 하고 지냈", "뭐하고 지냈", "어떻게 지냈",
                                  "얘기한 거 뭐", "말한 거 뭐", "있었던 일", "뭔 일", "뭔 얘기", "뭐 있었", "뭐하고", "어떻게 지내", "뭐 한다고", "뭘 한다고", "뭐하면서"});
  // "오늘 뭐 했어요?" asks what she did.
  const bool told = HasAny(text, {"내가", "제가", "나 ", "저 ", "난 ", "전 ", "우리", "했죠", "했지", "더라", "다고 했", "라고 했", "얘기", "이야기", "말 ", "대화", "있었"});
  if (!asks || !told) return std::nullopt;
  std::string rest(text.substr(0, past->begin));
  rest += text.substr(std::min(text.size(), past->begin + past->length));
  size_t content = 0;
  for (const std::string_view word : SplitWords(rest)) {
    const bool empty = HasAny(word, {"무슨", "얘기", "이야기", "일", "있었", "했", "뭐", "뭘", "우리", "내가", "제가", "나한테", "너한테", "때", "에는", "말", "나", "왔", "댔", "랬", "저", "어떤", "대화", "어떻게", "지냈", "기억", "혹시", "그때", "쯤", "휴가", "동안", "월에", "월달", "여름", "겨울", "가을", "봄", "라고", "한다"});
    content += !empty && word.size() > 3;
  }
  if (content > 0) return std::nullopt;
  return MemoryRequest{MemoryRequestKind::kWhatHappened, ""};
}

}  // namespace in_korean

/// "what moved you lately?", "뭐가 제일 마음에 남았어?": of what she was told.
std::optional<MemoryRequest> WhatMoved(std::string_view lower) {
  const bool asks = HasAny(lower, {"what moved you", "what has moved you", "what's moved you", "thing that moved you", "what touched you", "what stayed with you", "what's stayed with you", "what has stayed with you", "what stuck with you",
                                   "favourite memory of us", "favorite memory of us", "favourite memory with me", "favorite memory with me", "favourite moment with me", "favorite moment with me", "favourite moment of ours", "what do you remember most",
                                   "what i've told you moved", "that touched you most", "what affected you most"}) ||
                    (HasAny(lower, {"마음에 남", "기억에 남", "감동받", "감동 받", "인상 깊", "인상깊", "가슴에 남", "뭉클"}) && HasAny(lower, {"뭐", "무슨", "무엇", "어떤", "있어?", "있어요?", "언제"}) && HasAny(lower, {"너", "네", "니", "넌", "나한테", "내가", "우리", "들은", "얘기 중", "이야기 중", "제가"}));
  return asks ? std::optional(MemoryRequest{MemoryRequestKind::kWhatMoved, ""}) : std::nullopt;
}

struct Marks {
  std::string_view open, close;
};
constexpr std::array kMarks = {Marks{"\"", "\""}, Marks{"“", "”"}, Marks{"「", "」"}, Marks{"『", "』"}, Marks{"«", "»"}, Marks{"```", "```"}};
constexpr size_t kShortestQuote = 12;  // bytes: a title or a name in marks is the person's own word

/// "here's the email:", "이런 메일이 왔어:": what follows the colon is someone else's.
bool AnnouncesMaterial(std::string_view before) {
  const std::string lower = ToLower(before.substr(before.size() > 90 ? before.size() - 90 : 0));
  return HasAny(lower, {"email", "e-mail", "article", "letter", "text from", "message from", "post", "paragraph", "document", "page", "essay", "review", "caption", "says", "reads", "wrote", "translate", "proofread", "summar", "the story", "quote",
                        "my novel", "chapter", "pasted", "copied", "poem", "lyrics", "메일", "기사", "편지", "문자", "글이", "글인데", "글 좀", "문서", "페이지", "번역", "요약", "소설", "대본", "가사", "쓰여", "적혀", "써 있", "써있", "댓글", "후기", "인용", "복사", "교정"});
}

}  // namespace

std::optional<MemoryRequest> ReadMemoryRequest(std::string_view text, const std::optional<TimeSpan>& past, Language language) {
  constexpr size_t kLongest = 300;  // bytes: nobody asks her to forget in the middle of a long story
  if (text.size() > kLongest) return std::nullopt;
  if (auto moved = WhatMoved(ToLower(text))) return moved;
  if (language == Language::kKorean) {
    if (auto forget = in_korean::Forget(text)) return forget;
    if (auto told = in_korean::WhenTold(text)) return told;
    if (auto happened = in_korean::WhatHappened(text, past)) return happened;
    if (auto tell = past ? std::nullopt : in_korean::TellOf(text)) return tell;
    return in_korean::Keep(text);
  }
  std::string lower = ToLower(text);
  for (size_t at = lower.find("’"); at != lower.npos; at = lower.find("’", at)) lower.replace(at, std::string_view("’").size(), "'");
  if (auto forget = in_english::Forget(lower)) return forget;
  if (auto told = in_english::WhenTold(lower)) return told;
  if (auto happened = in_english::WhatHappened(lower, past)) return happened;
  if (auto tell = past ? std::nullopt : in_english::TellOf(lower)) return tell;
  return in_english::Keep(lower);
}

std::string WithoutQuoted(std::string_view text) {
  std::string own;
  for (size_t at = 0; at < text.size();) {
    const bool line_start = at == 0 || text[at - 1] == '\n';
    if (line_start && text[at] == '>') {
      at = std::min(text.find('\n', at), text.size());
      continue;
    }
    const bool announced = text[at] == ':' && at + 1 < text.size() && (text[at + 1] == ' ' || text[at + 1] == '\n') && AnnouncesMaterial(text.substr(0, at));
    if (announced) break;
    const auto marks = std::find_if(kMarks.begin(), kMarks.end(), [&](const Marks& m) { return StartsWith(text.substr(at), m.open); });
    const size_t end = marks == kMarks.end() ? text.npos : text.find(marks->close, at + marks->open.size());
    if (end != text.npos && end - at >= kShortestQuote) {
      own += "…";
      at = end + marks->close.size();
      continue;
    }
    own += text[at++];
  }
  return own;
}

}  // namespace sam
