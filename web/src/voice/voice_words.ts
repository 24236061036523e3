// The words of talking aloud, in both languages.
import type { Doing, VoiceSettings, VoiceTrouble } from "./voice";

type Choosable = "listen" | "ears" | "voice" | "aloud" | "language";
export interface VoiceWords {
  panel: string; heads: { you: string; her: string };
  fields: { [F in Choosable]: { label: string; choices: Record<VoiceSettings[F], string>; hints: Partial<Record<VoiceSettings[F], string>> } };
  hidden: string; earsLocal: string; voices: { en: string; ko: string }; own: string; online: string; onlineHint: string; noVoices: string;
  begin: string; end: string; hold: string; stop: string; off: string; dismiss: string;
  signs: { open: string; muted: string; browser: string }; doing: Record<Doing, string>;
  troubles: Record<VoiceTrouble, string>; deaf: string; mute: string; useEars: string; useVoice: string; failures: Record<string, string>;
}

export const kEnglishVoice: VoiceWords = {
  panel: "Voice", heads: { you: "How you talk to her", her: "How she talks to you" },
  fields: {
    listen: {
      label: "The microphone", choices: { open: "Open", push: "While I hold it" },
      hints: { open: "Press once. She notices when you have finished.", push: "She listens while you hold the button, or the space bar when you are not typing." },
    },
    ears: {
      label: "Who writes down what you say", choices: { server: "She does", browser: "The browser" },
      hints: { server: "The sound goes to the machine she runs on.", browser: "Your browser may send the sound to its maker's servers." },
    },
    language: { label: "You speak", choices: { auto: "Either", en: "English", ko: "한국어" }, hints: {} },
    voice: {
      label: "Her voice", choices: { server: "Her own", browser: "The browser's", none: "None" },
      hints: { browser: "A voice of your browser reads her words. Meanwhile the microphone rests, so that she does not hear herself.", none: "You read what she says." },
    },
    aloud: { label: "She speaks", choices: { talk: "When I talk aloud", always: "Always" }, hints: { always: "What you type is answered aloud, too." } },
  },
  hidden: "Close the microphone when this page is out of sight", earsLocal: "Your browser does it on this device.",
  voices: { en: "For English", ko: "For Korean" }, own: "The browser decides", online: "online", onlineHint: "An online voice sends her words to its maker's servers.",
  noVoices: "This browser has no voices.",
  begin: "Talk aloud", end: "Stop listening", hold: "Hold to talk", stop: "Stop her", off: "Turn off", dismiss: "Close",
  signs: { open: "Microphone on", muted: "Muted", browser: "Your browser listens" },
  doing: {
    off: "", asking: "One moment…", ready: "Hold to talk", listening: "Listening", hearing: "Hearing you", thinking: "Thinking", speaking: "Speaking",
    deaf: "You type, she speaks", lost: "Connecting…",
  },
  troubles: {
    insecure: "Browsers give the microphone and her voice only to a page that comes over HTTPS. On her machine, start “samantha serve --tls” and open the address it prints.",
    refused: "The microphone is not allowed here. You can allow it in the browser, beside the address, and press again.",
    none: "There is no microphone on this device. You can type.", busy: "The microphone would not start; another program may be using it.",
    gone: "The microphone is gone. Press again once it is back.", failed: "The microphone would not start in this browser. You can type.",
    hidden: "The microphone was closed while the page was out of sight.",
    maker: "The browser could not reach whoever writes down speech for it. You can type.", language: "The browser cannot write down this language. You can type.",
  },
  deaf: "She cannot hear on this machine. You can type, and she speaks.", mute: "She has no voice on this machine. You can read what she says.",
  useEars: "Use the browser's ears", useVoice: "Use the browser's voice",
  failures: { deaf: "Her ears failed her just now. Say it again, or type.", voiceless: "Her voice failed her just now. You can read what she says." },
};

export const kKoreanVoice: VoiceWords = {
  panel: "목소리", heads: { you: "내가 말하는 방식", her: "대답하는 목소리" },
  fields: {
    listen: {
      label: "마이크", choices: { open: "켜 두기", push: "누르는 동안만" },
      hints: { open: "한 번 누르면 돼요. 말이 끝난 것은 알아서 알아차려요.", push: "단추를 누르고 있는 동안 들어요. 글을 쓰지 않을 때는 스페이스 바로도 돼요." },
    },
    ears: {
      label: "말을 알아듣는 쪽", choices: { server: "직접 듣기", browser: "브라우저가 받아 적기" },
      hints: { server: "소리는 이 프로그램이 돌아가는 기계로 가요.", browser: "브라우저가 소리를 브라우저 회사의 서버로 보낼 수도 있어요." },
    },
    language: { label: "내가 쓰는 말", choices: { auto: "둘 다", en: "English", ko: "한국어" }, hints: {} },
    voice: {
      label: "목소리", choices: { server: "자기 목소리", browser: "브라우저 목소리", none: "없음" },
      hints: { browser: "브라우저 목소리가 대신 읽어요. 읽는 동안은 그 소리를 듣지 않게 마이크가 쉬어요.", none: "글로만 대답해요." },
    },
    aloud: { label: "소리 내어 대답하기", choices: { talk: "내가 말로 할 때", always: "언제나" }, hints: { always: "글로 써도 소리 내어 대답해요." } },
  },
  hidden: "이 화면이 보이지 않으면 마이크 끄기", earsLocal: "브라우저가 이 기기 안에서 받아 적어요.",
  voices: { en: "영어 목소리", ko: "한국어 목소리" }, own: "브라우저에 맡기기", online: "온라인", onlineHint: "온라인 목소리는 대답을 그 목소리를 만든 회사의 서버로 보내요.",
  noVoices: "이 브라우저에는 목소리가 없어요.",
  begin: "말로 이야기하기", end: "그만 듣기", hold: "누른 채 말하기", stop: "말 멈추기", off: "끄기", dismiss: "닫기",
  signs: { open: "마이크 켜짐", muted: "마이크 쉬는 중", browser: "브라우저가 듣는 중" },
  doing: {
    off: "", asking: "잠시만요…", ready: "누른 채 말해 주세요", listening: "듣고 있어요", hearing: "말씀을 듣고 있어요", thinking: "생각하고 있어요", speaking: "말하는 중",
    deaf: "글로 쓰면 말로 대답해요", lost: "연결하는 중…",
  },
  troubles: {
    insecure: "브라우저는 HTTPS로 연 화면에서만 마이크와 목소리를 내줘요. 이 프로그램이 돌아가는 기계에서 ‘samantha serve --tls’로 켜고, 거기 나오는 주소를 열어 주세요.",
    refused: "마이크를 쓸 수 없게 되어 있어요. 주소창 옆에서 허용하고 다시 눌러 주세요.",
    none: "이 기기에는 마이크가 없어요. 글로 이야기해 주세요.", busy: "마이크가 켜지지 않아요. 다른 프로그램이 쓰고 있을지도 몰라요.",
    gone: "마이크가 빠졌어요. 다시 꽂고 눌러 주세요.", failed: "이 브라우저에서는 마이크가 켜지지 않아요. 글로 이야기해 주세요.",
    hidden: "화면이 보이지 않는 동안 마이크를 꺼 두었어요.",
    maker: "브라우저가 말을 받아 적는 서버에 닿지 못했어요. 글로 이야기해 주세요.", language: "브라우저가 이 언어는 받아 적지 못해요. 글로 이야기해 주세요.",
  },
  deaf: "이 기계에서는 들을 수가 없어요. 글로 써 주시면 말로 대답할게요.", mute: "이 기계에는 목소리가 없어요. 대답은 글로 보여 드릴게요.",
  useEars: "브라우저로 받아 적기", useVoice: "브라우저 목소리 쓰기",
  failures: { deaf: "방금 말씀을 알아듣지 못했어요. 다시 말하거나 글로 써 주세요.", voiceless: "방금 소리가 나오지 않았어요. 대답은 글로 읽을 수 있어요." },
};
