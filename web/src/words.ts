// The words of the page itself, in both languages.
export interface Words {
  memory: string; feelings: string; why: string; send: string; close: string; placeholder: string; lost: string;
  nothing: string; forget: string; mood: string; whyRows: Record<string, string>;
}

const kWords: Record<"en" | "ko", Words> = {
  en: {
    memory: "Memory", feelings: "Feelings", why: "Why", send: "Say", close: "Close", placeholder: "Say something…", lost: "connecting…",
    nothing: "Nothing yet.", forget: "Forget", mood: "Mood",
    whyRows: { perceived: "What she noticed", appraised: "What it meant to her", felt: "What she felt", recalled: "What came to mind", chosen: "What she chose" },
  },
  ko: {
    memory: "기억", feelings: "감정", why: "이유", send: "말하기", close: "닫기", placeholder: "무슨 말이든…", lost: "연결하는 중…",
    nothing: "아직 없어요.", forget: "잊기", mood: "기분",
    whyRows: { perceived: "알아차린 것", appraised: "그 말의 의미", felt: "느낀 것", recalled: "떠오른 것", chosen: "고른 말" },
  },
};

export function wordsFor(language: string): Words { return kWords[language.toLowerCase().startsWith("ko") ? "ko" : "en"]; }
