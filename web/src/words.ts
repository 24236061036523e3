// The words of the page itself, in both languages.
export interface MemoryWords {
  locale: string; tabs: { facts: string; people: string; days: string };
  search: string; moment: string; noFacts: string; noneFit: string; noPeople: string; noDays: string;
  former: string; turns: string; pin: string; correct: string; forget: string; save: string; cancel: string;
  sure: string; yes: string; no: string; forgotten: string; corrected: string; instead: string; hint: string;
  found(facts: number, turns: number): string;
  often(times: number, last: string): string;
  from(sources: number): string;
  week(range: string): string;
}

export interface Words {
  memory: string; feelings: string; why: string; send: string; close: string; placeholder: string; lost: string;
  nothing: string; mood: string; whyRows: Record<string, string>; remembered: MemoryWords;
}

const kCounts = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];
const counted = (count: number, one: string, more: string): string => `${kCounts[count] ?? count} ${count === 1 ? one : more}`;
const timesOf = (times: number): string => times === 1 ? "once" : times === 2 ? "twice" : counted(times, "time", "times");
export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const kEnglish: MemoryWords = {
  locale: "en", tabs: { facts: "Facts", people: "People", days: "Days" },
  search: "Search what she remembers…", moment: "One moment…",
  noFacts: "She remembers nothing about you yet. It comes with talking.", noneFit: "Nothing she remembers fits these words.",
  noPeople: "Nobody has come up yet. Tell her about someone.", noDays: "No days to look back on yet.",
  former: "No longer so", turns: "Things you said", pin: "Pin", correct: "Correct", forget: "Forget", save: "Save", cancel: "Cancel",
  sure: "Forget for good?", yes: "Yes, forget", no: "No", forgotten: "Forgotten.", corrected: "Corrected.",
  instead: "What is right instead?", hint: "Only what is right, a name for instance",
  found: (facts, turns) => `${capital(counted(facts, "fact", "facts"))}, ${counted(turns, "thing", "things")} you said.`,
  often: (times, last) => `Came up ${timesOf(times)}${last && `, last on ${last}`}.`,
  from: (sources) => `From ${counted(sources, "thing", "things")} you said`,
  week: (range) => `The week of ${range}`,
};

const kKorean: MemoryWords = {
  locale: "ko", tabs: { facts: "기억", people: "사람", days: "날들" },
  search: "기억 속에서 찾기…", moment: "잠시만요…",
  noFacts: "아직 기억하는 게 없어요. 이야기하다 보면 하나씩 쌓여요.", noneFit: "그 말에 맞는 기억이 없어요.",
  noPeople: "아직 이야기에 나온 사람이 없어요. 누군가에 대해 들려주세요.", noDays: "아직 돌아볼 날이 없어요.",
  former: "지금은 달라진 것", turns: "했던 말", pin: "꼭 기억하기", correct: "고치기", forget: "잊기", save: "저장", cancel: "취소",
  sure: "영영 잊을까요?", yes: "네, 잊어 주세요", no: "아니요", forgotten: "잊었어요.", corrected: "고쳐 두었어요.",
  instead: "무엇이 맞나요?", hint: "맞는 것만 적어 주세요. 예를 들면 이름",
  found: (facts, turns) => `기억 ${facts}개, 했던 말 ${turns}개를 찾았어요.`,
  often: (times, last) => `이야기에 ${times}번 나왔어요.${last && ` 마지막은 ${last}.`}`,
  from: (sources) => `바탕이 된 말 ${sources}개`,
  week: (range) => `${range}, 한 주`,
};

const kWords: Record<"en" | "ko", Words> = {
  en: {
    memory: "Memory", feelings: "Feelings", why: "Why", send: "Say", close: "Close", placeholder: "Say something…", lost: "connecting…",
    nothing: "Nothing yet.", mood: "Mood", remembered: kEnglish,
    whyRows: { perceived: "What she noticed", appraised: "What it meant to her", felt: "What she felt", recalled: "What came to mind", chosen: "What she chose" },
  },
  ko: {
    memory: "기억", feelings: "감정", why: "이유", send: "말하기", close: "닫기", placeholder: "무슨 말이든…", lost: "연결하는 중…",
    nothing: "아직 없어요.", mood: "기분", remembered: kKorean,
    whyRows: { perceived: "알아차린 것", appraised: "그 말의 의미", felt: "느낀 것", recalled: "떠오른 것", chosen: "고른 말" },
  },
};

export function wordsFor(language: string): Words { return kWords[language.toLowerCase().startsWith("ko") ? "ko" : "en"]; }
