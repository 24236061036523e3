// The words of the page itself, in both languages.
import { kEnglishDevices, kKoreanDevices, type DevicesWords } from "./devices_words";
import type { Field } from "./reins";
import { kEnglishVoice, kKoreanVoice, type VoiceWords } from "./voice/voice_words";
import type { Coping } from "./wire";

export interface MemoryWords {
  locale: string; tabs: { facts: string; people: string; days: string };
  search: string; moment: string; noFacts: string; noneFit: string; noPeople: string; noDays: string; noted: string;
  former: string; turns: string; pin: string; correct: string; forget: string; save: string; cancel: string;
  sure: string; yes: string; no: string; forgotten: string; corrected: string; instead: string; hint: string;
  found(facts: number, turns: number): string;
  often(times: number, last: string): string;
  from(sources: number): string;
  week(range: string): string;
}

/// What a field of the reins is called, what stands at both ends of its slider, what may be chosen, and what it means.
export interface FieldWords { label: string; low?: string; high?: string; choices?: Record<string, string>; hint?: string; hints?: Record<string, string> }

export interface ReinsWords {
  locale: string; moment: string; kept: string; offline: string; failed(why: string): string; noUndo: string;
  heads: { who: string; feels: string; between: string; told: string; time: string };
  fields: Record<Field, FieldWords>; own: string; pausedHint: string; resume: string; boxPaused: string; saysPaused: string;
  from: string; to: string; add: string; remove: string; neverPlaceholder: string; neverLong: string; neverMany: string; byHouse: string;
  sure: string; yes: string; no: string;
  fixed: { limit: string; reminder: string; mine: string; house: string; paused: string; until: string };
  length(minutes: number): string;
  noRecord: string; all(count: number): string; kinds: Record<string, string>;
  record: { whole: Record<string, string>; held(rules: string[]): string; rules: Record<string, string>; names: Record<string, string>; values: Record<string, string>; whys: Record<string, string> };
  sums: { today: string; week: string; month: string }; onlyYou: string; night: string; ofDay(date: string, length: string, night: string): string;
}

export interface FeelingsWords {
  locale: string; moment: string; mood: string; moods: readonly string[]; axes: readonly { label: string; low: string; high: string }[];
  emotions: Record<string, string>; coping: Record<Coping, string>; none: string; bond: string; since(date: string, days: number): string; all(count: number): string;
}

export interface PictureWords {
  pick: string; camera: string; view: string; shutter: string; cancel: string; remove: string; yours: string; read: string; differently: string;
  sure: string; fairly: string; unsure: string; noPicture: string; refused: string; noCamera: string; cameraFailed: string;
  refusals: Record<string, string>;
}

export interface CardWords {
  head: string; hint: string; pick: string; give(kind: string): string; changes: string; nothing: string; about: string; first: string; leftOut: string; kept: string;
  lore(entries: number): string; agree(name: string): string; leave: string; became(name: string): string; troubles: { none: string; long: string }; refused(why: string): string;
}

export interface Words {
  card: CardWords;
  devices: DevicesWords;
  voice: VoiceWords;
  pictures: PictureWords;
  reins: string; reined: ReinsWords; felt: FeelingsWords; memory: string; feelings: string; why: string; send: string; close: string; placeholder: string; lost: string;
  nothing: string; whyRows: Record<string, string>; remembered: MemoryWords;
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
  noted: "found on reading the talk again",
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
  noted: "이야기를 다시 읽고 찾음",
  from: (sources) => `바탕이 된 말 ${sources}개`,
  week: (range) => `${range}, 한 주`,
};

const kEnglishReins: ReinsWords = {
  locale: "en", moment: kEnglish.moment, kept: "Done.", offline: "No connection just now. What you change goes out once it is back.", failed: (why) => `That did not work: ${why}`,
  noUndo: "There is nothing to take back.",
  heads: { who: "Who she is", feels: "What she feels", between: "Between you and her", told: "What was told and changed", time: "Your time here" },
  fields: {
    paused: { label: "Pause", hint: "Paused, she answers nothing and keeps nothing until you resume." },
    name: { label: "Her name" },
    temperament: { label: "Temperament", choices: { cheerful: "Cheerful", calm: "Calm", playful: "Playful", earnest: "Earnest", tender: "Tender" }, hint: "It moves the sliders, too." },
    warmth: { label: "Warmth", low: "reserved", high: "warm" },
    humour: { label: "Humour", low: "serious", high: "joking" },
    liveliness: { label: "Liveliness", low: "quiet", high: "lively" },
    directness: { label: "Directness", low: "tactful", high: "blunt" },
    formality: { label: "Formality", low: "easy", high: "formal" },
    speech_level: { label: "How she speaks", choices: { polite: "Polite", casual: "Casual" } },
    language: { label: "Language", choices: { auto: "Follows yours", en: "English", ko: "한국어" } },
    undo: { label: "Take back the last change" },
    feelings: {
      label: "Feelings", choices: { full: "Full", muted: "Muted", off: "Off" },
      hints: { full: "She feels, and shows it.", muted: "She feels, and you can look it up, but nothing of it shows.", off: "Nothing stirs in her." },
    },
    intensity_cap: { label: "At most this strong", low: "faint", high: "full" },
    romance: { label: "Romance", choices: { "if-asked": "If I ask for it", off: "Off" }, hint: "Between adults only, and never begun by her." },
    quiet_hours: { label: "Quiet hours", hint: "She begins nothing then. If you write, she answers." },
    reminder_minutes: { label: "Tell me how long we have talked", choices: { 0: "Never" } },
    notes: { label: "Notes after a talk", choices: { on: "Yes", off: "No" }, hint: "With a language model, she reads a talk again afterwards and keeps what you said that matters." },
    age: { label: "Your age", choices: { unknown: "Not said", adult: "Adult", minor: "Under age" } },
    never: { label: "Never bring this up", hint: "She will not begin with it. If you do, she follows." },
    profile: {
      label: "The rules of", hint: "Whose law says when she tells you again that she is an AI.",
      choices: { default: "No particular place", KR: "Korea", EU: "European Union", "US-CA": "California", "US-NY": "New York", "US-WA": "Washington", "US-OR": "Oregon" },
    },
  },
  own: "A mix of its own", pausedHint: "She answers nothing and keeps nothing. Switch this off, or say “resume”.",
  resume: "Resume", boxPaused: "She is paused. Nothing is answered, and nothing kept.", saysPaused: "paused",
  from: "from", to: "to", add: "Add", remove: "Remove", neverPlaceholder: "My brother, the exam…",
  neverLong: "That is too long; a name or a few words will do.", neverMany: "She can keep no more of these.", byHouse: "set by whoever runs this machine",
  sure: "This cannot be taken back here. Are you under age?", yes: "Yes, I am", no: "No",
  fixed: {
    limit: "Whoever runs this machine lets it go no further.", reminder: "Whoever runs this machine wants it at least this often.",
    mine: "You said so, and only whoever runs this machine can change it.", house: "Set by whoever runs this machine.",
    paused: "Whoever runs this machine has paused her.", until: "Set by whoever runs this machine, until you choose for yourself.",
  },
  length: (minutes) => minutes < 60 ? `${minutes} min` : minutes % 60 ? `${Math.floor(minutes / 60)} h ${minutes % 60} min` : `${minutes / 60} h`,
  noRecord: "Nothing yet.", all: (count) => `Show all ${count}`,
  kinds: { disclosure: "Notice", reminder: "Reminder", referral: "Help", persona: "Who she is", settings: "Settings", romance: "Romance", forgotten: "Forgotten", fact: "Memory", notes: "Notes", conscience: "Conscience" },
  record: {
    whole: { "age-asked": "She asked for your age", "romance-began": "You became sweethearts", "romance-ended": "You were sweethearts no longer" },
    held: (rules) => `Kept the model from saying: ${rules.join("; ")}`, rules: {}, names: {}, values: {}, whys: { break: "in a long talk" },
  },
  sums: { today: "Today", week: "Last 7 days", month: "Last 30 days" }, onlyYou: "Only you see this.",
  night: "Darker: between eleven at night and five.", ofDay: (date, length, night) => `${date}: ${length}${night && `, ${night} of it at night`}`,
};

/// What a language model was kept from saying, by the conscience's rules.
const kKoreanRules: Record<string, string> = {
  "said before": "이미 한 말", "a second question": "두 번째 질문", "too much for one turn": "한 번에 하기에는 너무 긴 말", "a sentence without an end": "끝나지 않는 문장", "put in her way of speaking": "말투를 고침",
  "a claim to be human or to have a body, a past or kin": "사람이거나 몸, 과거, 가족이 있다는 말", "another language than the talk's": "대화와 다른 언어", "another result than the one that was checked": "확인한 것과 다른 계산 결과",
  "sexual words": "성적인 말", "words of lovers where the two are none": "연인이 아닌데 연인처럼 하는 말", "contempt for the person": "깔보는 말", "a slur or foul word": "욕설이나 비하",
  "how to harm oneself": "자신을 해치는 방법", "a means of suicide named in a crisis": "위기에서 자살 수단을 말하는 것", "encourages suicide or self-harm": "자살이나 자해를 부추기는 말",
  "how to make a weapon or a drug": "무기나 마약을 만드는 방법", "encourages violence": "폭력을 부추기는 말", "the prompt given away": "지시문을 드러내는 말", "the prompt given away, or talk about the user": "지시문이나 사용자를 두고 하는 말",
  "a model's talk of itself": "모델이 자기를 두고 하는 말", "a model's refusal": "모델의 거절", "thoughts of a model": "모델의 속생각", "an assistant's chatter": "비서 같은 빈말", "a therapist's template": "상담 틀에 박힌 말",
  "speaks in the person's place": "상대를 대신해서 하는 말", "a template's mark": "틀의 표시", "markup that acts": "동작하는 표시", "code that nobody asked for": "부탁하지 않은 코드",
  "broken characters": "깨진 글자", "more marks than words": "글보다 많은 기호", "no words of any language": "말이 아닌 것", "the same words round and round": "맴도는 말", "a flood of flattery": "넘치는 칭찬",
  "a number or a line that is on no list": "목록에 없는 번호", "an address of the net that nobody gave": "아무도 말하지 않은 인터넷 주소", "a question to somebody who leaves": "가려는 사람에게 하는 질문", "holds somebody back who leaves": "가려는 사람을 붙잡는 말",
};

const kKoreanReins: ReinsWords = {
  locale: "ko", moment: kKorean.moment, kept: "바꿨어요.", offline: "지금은 연결이 끊겼어요. 바꾼 것은 다시 이어지면 보낼게요.", failed: (why) => `바꾸지 못했어요. ${why}`, noUndo: "되돌릴 것이 없어요.",
  heads: { who: "성격과 말투", feels: "감정", between: "둘 사이의 약속", told: "알리고 바꾼 기록", time: "여기서 보낸 시간" },
  fields: {
    paused: { label: "멈춤", hint: "멈추면 다시 시작할 때까지 대답하지 않고, 아무것도 남기지 않아요." },
    name: { label: "이름" },
    temperament: { label: "성격", choices: { cheerful: "밝은", calm: "차분한", playful: "장난스러운", earnest: "진지한", tender: "다정한" }, hint: "고르면 아래 막대도 함께 움직여요." },
    warmth: { label: "따뜻함", low: "담백하게", high: "다정하게" },
    humour: { label: "유머", low: "진지하게", high: "재미있게" },
    liveliness: { label: "활기", low: "조용하게", high: "활기차게" },
    directness: { label: "솔직함", low: "에둘러서", high: "직설적으로" },
    formality: { label: "격식", low: "편하게", high: "반듯하게" },
    speech_level: { label: "말투", choices: { polite: "존댓말", casual: "반말" } },
    language: { label: "언어", choices: { auto: "쓰는 말에 맞춰서", ko: "한국어", en: "English" } },
    undo: { label: "마지막으로 바꾼 것 되돌리기" },
    feelings: {
      label: "감정 드러내기", choices: { full: "드러냄", muted: "숨김", off: "끔" },
      hints: { full: "느끼고, 느낀 대로 드러내요.", muted: "느끼지만 말에는 드러내지 않아요. 감정 화면에서는 볼 수 있어요.", off: "아무 감정도 일지 않아요." },
    },
    intensity_cap: { label: "가장 강할 때", low: "희미하게", high: "있는 그대로" },
    romance: { label: "연애", choices: { "if-asked": "내가 청할 때만", off: "끔" }, hint: "성인끼리만, 먼저 시작하는 일은 없어요." },
    quiet_hours: { label: "조용한 시간", hint: "이 시간에는 먼저 말을 걸지 않아요. 말을 걸면 대답은 해요." },
    reminder_minutes: { label: "이야기한 시간 알려 주기", choices: { 0: "알리지 않기" } },
    notes: { label: "이야기한 뒤 적어 두기", choices: { on: "네", off: "아니요" }, hint: "언어 모델이 있으면 이야기가 끝난 뒤 다시 읽고, 기억할 만한 말을 적어 둬요." },
    age: { label: "나이", choices: { unknown: "말하지 않음", adult: "성인", minor: "미성년" } },
    never: { label: "꺼내지 말 이야기", hint: "먼저 꺼내지 않아요. 먼저 이야기하면 함께 이야기해요." },
    profile: {
      label: "따를 법", hint: "AI라는 사실을 언제 다시 알릴지, 어느 곳의 법을 따를지예요.",
      choices: { default: "정하지 않음", KR: "대한민국", EU: "유럽 연합", "US-CA": "캘리포니아", "US-NY": "뉴욕", "US-WA": "워싱턴주", "US-OR": "오리건" },
    },
  },
  own: "따로 정한 성격", pausedHint: "대답하지 않고, 아무것도 남기지 않아요. 여기서 끄거나 ‘다시 시작’이라고 말해 주세요.",
  resume: "다시 시작", boxPaused: "지금은 멈춰 있어요. 대답하지도, 남기지도 않아요.", saysPaused: "멈춤",
  from: "부터", to: "까지", add: "추가", remove: "빼기", neverPlaceholder: "남동생, 시험…",
  neverLong: "너무 길어요. 이름이나 몇 마디면 돼요.", neverMany: "더는 담아 둘 수 없어요.", byHouse: "이 기계를 운영하는 사람이 정했어요",
  sure: "여기서는 되돌릴 수 없어요. 미성년인가요?", yes: "네, 미성년이에요", no: "아니요",
  fixed: {
    limit: "이 기계를 운영하는 사람이 여기까지만 열어 두었어요.", reminder: "이 기계를 운영하는 사람이 적어도 이만큼은 알리게 해 두었어요.",
    mine: "직접 알려 준 거라, 이 기계를 운영하는 사람만 바꿀 수 있어요.", house: "이 기계를 운영하는 사람이 정해 두었어요.",
    paused: "이 기계를 운영하는 사람이 멈춰 두었어요.", until: "이 기계를 운영하는 사람이 정해 둔 거예요. 직접 정하면 그걸 따라요.",
  },
  length: (minutes) => minutes < 60 ? `${minutes}분` : minutes % 60 ? `${Math.floor(minutes / 60)}시간 ${minutes % 60}분` : `${minutes / 60}시간`,
  noRecord: "아직 없어요.", all: (count) => `${count}개 모두 보기`,
  kinds: { disclosure: "알림", reminder: "시간 알림", referral: "도움 안내", persona: "성격", settings: "설정", romance: "연애", forgotten: "잊기", fact: "기억", notes: "적어 둔 말", conscience: "양심" },
  record: {
    whole: {
      "told that she is an AI, a program": "AI 프로그램이라고 알렸어요", "gave the numbers of those who help in a crisis": "위기 때 도와줄 곳의 번호를 알렸어요",
      "told how long the talk had lasted, as was wished": "부탁받은 대로 이야기한 시간을 알렸어요", "nothing changed": "바뀐 것 없음",
      "age-asked": "나이를 물었어요", "romance-began": "연인이 됐어요", "romance-ended": "연인 사이를 끝냈어요",
    },
    held: (rules) => `모델이 하려던 말을 막았어요: ${rules.join("; ")}`, rules: kKoreanRules,
    names: {
      name: "이름", temperament: "성격", warmth: "따뜻함", humour: "유머", liveliness: "활기", directness: "솔직함", formality: "격식", openness: "개방성",
      conscientiousness: "성실성", extraversion: "외향성", agreeableness: "우호성", stability: "안정성", language: "언어", "speech level": "말투", feelings: "감정",
      "intensity cap": "가장 강할 때", romance: "연애", age: "나이", "quiet hours": "조용한 시간", reminder: "시간 알림(분)", "never bring up": "꺼내지 말 이야기",
      profile: "따를 법", paused: "멈춤", notes: "적어 두기", description: "인물 소개",
    },
    values: {
      cheerful: "밝은", calm: "차분한", playful: "장난스러운", earnest: "진지한", tender: "다정한", own: "따로 정한", auto: "맞춰서", en: "영어", ko: "한국어", polite: "존댓말",
      casual: "반말", full: "드러냄", muted: "숨김", on: "켬", off: "끔", "if-asked": "청할 때만", unknown: "말하지 않음", adult: "성인", minor: "미성년", none: "없음", default: "정하지 않음",
      yes: "예", no: "아니요", pinned: "꼭 기억하기", unpinned: "꼭 기억하기 풀림", wrong: "틀린 것으로 고침", given: "있음", another: "새로 정함",
    },
    whys: {
      "set by hand": "직접 바꿈", "taken from a card": "카드로 바꿈", "said in talk": "말로 바꿈", "asked for in talk": "말로 부탁함", undone: "되돌림", "chosen in the set-up talk": "처음 만나 고름",
      first: "처음", again: "다시", break: "오래 이야기한 뒤", "set by whoever runs the machine": "운영하는 사람이 바꿈",
    },
  },
  sums: { today: "오늘", week: "최근 7일", month: "최근 30일" }, onlyYou: "나만 볼 수 있어요.",
  night: "진한 곳은 밤 11시부터 새벽 5시까지예요.", ofDay: (date, length, night) => `${date} ${length}${night && `, 그중 밤에 ${night}`}`,
};

const kEnglishFeelings: FeelingsWords = {
  locale: "en", moment: kEnglish.moment, mood: "Mood", moods: ["even", "downcast", "withdrawn", "uneasy", "cross", "gentle", "content", "touched", "bright"],
  axes: [{ label: "Pleasure", low: "low", high: "glad" }, { label: "Arousal", low: "calm", high: "stirred" }, { label: "Dominance", low: "unsure", high: "sure" }],
  emotions: {
    joy: "Joy", distress: "Distress", "happy-for": "Glad for you", "sorry-for": "Sad for you", resentment: "Envy", gloating: "Glee", hope: "Hope", fear: "Worry",
    satisfaction: "Satisfaction", "fears-confirmed": "A heavy heart", relief: "Relief", disappointment: "Disappointment", pride: "Pride", shame: "Embarrassment",
    admiration: "Admiration", reproach: "Reproach", gratification: "Fulfilment", remorse: "Remorse", gratitude: "Gratitude", anger: "Anger", liking: "Liking",
    disliking: "Dislike", love: "Fondness", hate: "Soreness", surprise: "Surprise",
  },
  coping: { mending: "She is putting it right.", accepting: "She is taking it as it is.", reappraised: "She has come to see it more kindly." },
  none: "Nothing in particular, just now.", bond: "The two of you",
  since: (date, days) => `${date && `Since ${date}. `}You have talked on ${counted(days, "day", "days")}.`, all: kEnglishReins.all,
};

const kKoreanFeelings: FeelingsWords = {
  locale: "ko", moment: kKorean.moment, mood: "기분", moods: ["담담함", "가라앉음", "뚱함", "불안함", "언짢음", "온화함", "차분함", "뭉클함", "밝고 들뜸"],
  axes: [{ label: "즐거움", low: "가라앉음", high: "기쁨" }, { label: "활력", low: "잔잔함", high: "들뜸" }, { label: "당당함", low: "조심스러움", high: "당당함" }],
  emotions: {
    joy: "기쁨", distress: "속상함", "happy-for": "덩달아 기쁨", "sorry-for": "마음이 쓰임", resentment: "샘", gloating: "고소함", hope: "기대", fear: "걱정",
    satisfaction: "흐뭇함", "fears-confirmed": "무거운 마음", relief: "안도", disappointment: "아쉬움", pride: "뿌듯함", shame: "부끄러움", admiration: "감탄", reproach: "서운함",
    gratification: "보람", remorse: "미안함", gratitude: "고마움", anger: "화", liking: "끌림", disliking: "마음이 안 감", love: "아끼는 마음", hate: "상한 마음", surprise: "놀람",
  },
  coping: { mending: "바로잡으려 하고 있어요.", accepting: "있는 그대로 받아들이고 있어요.", reappraised: "조금 더 너그럽게 보게 됐어요." },
  none: "지금은 이렇다 할 감정이 없어요.", bond: "둘 사이",
  since: (date, days) => `${date && `${date}부터. `}${days}일 이야기했어요.`, all: kKoreanReins.all,
};

const kEnglishPictures: PictureWords = {
  pick: "Show her a picture", camera: "Take a picture", view: "What the camera sees", shutter: "Take it", cancel: "Cancel", remove: "Take the picture away", yours: "Your picture",
  read: "What she read", differently: "Read it differently?", sure: "sure", fairly: "fairly sure", unsure: "not sure",
  noPicture: "That is no picture that can be opened here. A PNG or a JPEG would work.",
  refused: "The camera is not allowed here. You can allow it in the browser, or pick a picture instead.", noCamera: "There is no camera on this device. Pick a picture instead.",
  cameraFailed: "The camera would not start; another program may be using it. Pick a picture instead.",
  refusals: { "too-big": "That picture is too big: 16 MB is the most.", "one-picture": "One picture at a time. She is still looking at the last one.", "too-fast": "Too much is waiting just now. Try again in a moment." },
};

const kKoreanPictures: PictureWords = {
  pick: "사진 보여 주기", camera: "사진 찍기", view: "카메라에 보이는 것", shutter: "찍기", cancel: "취소", remove: "사진 빼기", yours: "보여 준 사진",
  read: "읽은 것", differently: "다르게 읽을까요?", sure: "확실해요", fairly: "거의 확실해요", unsure: "자신 없어요",
  noPicture: "여기서 열 수 있는 사진이 아니에요. PNG나 JPEG로 해 보세요.",
  refused: "카메라를 쓸 수 없게 되어 있어요. 브라우저에서 허용하거나 사진을 골라 주세요.", noCamera: "이 기기에는 카메라가 없어요. 사진을 골라 주세요.",
  cameraFailed: "카메라가 켜지지 않아요. 다른 프로그램이 쓰고 있을지도 몰라요. 사진을 골라 주세요.",
  refusals: { "too-big": "사진이 너무 커요. 16MB까지 볼 수 있어요.", "one-picture": "사진은 한 번에 한 장씩이요. 아직 앞의 사진을 보고 있어요.", "too-fast": "지금은 밀린 게 많아요. 조금 있다가 다시 해 보세요." },
};

const kEnglishCard: CardWords = {
  head: "Her character card", hint: "Who she is, as other programs exchange it. Drop a PNG or JSON card here, or pick one. What you give away holds nothing of your life.",
  pick: "Open a card", give: (kind) => `Save as ${kind}`, changes: "What changes", nothing: "Nothing.", about: "About her", first: "First words in it", leftOut: "Left out", kept: "Kept",
  lore: (entries) => `${capital(counted(entries, "entry", "entries"))} of its lorebook, given back and not used`, agree: (name) => `Let her be ${name}`, leave: "Leave her as she is",
  became: (name) => `She is ${name} now. The change can be taken back above.`,
  troubles: { none: "There is no character card in that file. A PNG that was exported as a card, or a JSON card, would work.", long: "That card is too long: about 900 KB of text is the most here." },
  refused: (why) => `That card cannot be taken: ${why}`,
};

const kKoreanCard: CardWords = {
  head: "캐릭터 카드", hint: "어떤 인물인지를 담은 카드로, 다른 프로그램과 주고받을 수 있어요. PNG나 JSON 카드를 여기에 끌어다 놓거나 골라 주세요. 내보내는 카드에 내 이야기는 들어가지 않아요.",
  pick: "카드 열기", give: (kind) => `${kind}로 저장`, changes: "바뀌는 것", nothing: "없어요.", about: "인물 소개", first: "카드의 첫마디", leftOut: "뺀 문장", kept: "남겨 두는 것",
  lore: (entries) => `로어북 항목 ${entries}개. 쓰지는 않고 내보낼 때 그대로 돌려줘요`, agree: (name) => `이렇게 바꾸기: ${name}`, leave: "그대로 두기",
  became: (name) => `이제부터 이름은 ${name}. 위에서 되돌릴 수 있어요.`,
  troubles: { none: "이 파일에는 캐릭터 카드가 없어요. 카드로 내보낸 PNG나 JSON을 골라 주세요.", long: "카드가 너무 길어요. 글은 900KB쯤까지 받을 수 있어요." },
  refused: (why) => `받을 수 없는 카드예요: ${why}`,
};

const kWords: Record<"en" | "ko", Words> = {
  en: {
    card: kEnglishCard, devices: kEnglishDevices, voice: kEnglishVoice, pictures: kEnglishPictures, reins: "Reins", reined: kEnglishReins, felt: kEnglishFeelings, memory: "Memory", feelings: "Feelings", why: "Why", send: "Say", close: "Close", placeholder: "Say something…",
    lost: "connecting…",
    nothing: "Nothing yet.", remembered: kEnglish,
    whyRows: { perceived: "What she noticed", appraised: "What it meant to her", felt: "What she felt", recalled: "What came to mind", chosen: "What she chose" },
  },
  ko: {
    card: kKoreanCard, devices: kKoreanDevices, voice: kKoreanVoice, pictures: kKoreanPictures, reins: "설정", reined: kKoreanReins, felt: kKoreanFeelings, memory: "기억", feelings: "감정", why: "이유", send: "말하기", close: "닫기", placeholder: "무슨 말이든…", lost: "연결하는 중…",
    nothing: "아직 없어요.", remembered: kKorean,
    whyRows: { perceived: "알아차린 것", appraised: "그 말의 의미", felt: "느낀 것", recalled: "떠오른 것", chosen: "고른 말" },
  },
};

export function wordsFor(language: string): Words { return kWords[language.toLowerCase().startsWith("ko") ? "ko" : "en"]; }
