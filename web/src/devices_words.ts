// The words of pairing a phone, in both languages.
export interface DevicesWords {
  locale: string; head: string; hint: string; moment: string; pair: string; another: string;
  noTls: string; guest: string; onlyHere: string; command: string;
  trust: { head: string; text: string; skip: string; compare: string; picture(url: string): string; next: string };
  scan: { head: string; text: string; typed: string; lasts(minutes: number, until: string): string; as(person: string): string; picture: string };
  back: string; cancel: string; list: string; none: string; device(person: string, day: string): string; remove: string; removes(name: string): string; sure: string; yes: string; no: string;
  came(name: string): string; gone(name: string): string; over: string; unreached: string; failed(why: string): string;
}

const kCommand = "samantha serve --tls --listen 0.0.0.0:8600";

export const kEnglishDevices: DevicesWords = {
  locale: "en", head: "Your phone", moment: "One moment…", command: kCommand,
  hint: "A phone in your own network can talk with her, aloud too, once it is paired. The talk goes over that network, encrypted.",
  pair: "Pair a phone", another: "Pair another phone",
  noTls: "She is not reachable for a phone yet. Where she runs, stop the program, start it with this command, and open the address it prints:",
  guest: "This device is paired. Others are let in, and put out, on the page that opened where she runs.",
  onlyHere: "She listens on this machine only, so a phone will not reach this address. Start her with:",
  trust: {
    head: "1. Let the phone trust this machine", text: "Scan this with the phone's camera. The page that opens shows how, in about two minutes.", skip: "Needed once for each phone; if this one did it before, go on.",
    compare: "Before you install anything there, compare: the page must show exactly this fingerprint. If it does not, stop.",
    picture: (url) => `QR code of ${url}`, next: "It is trusted, go on",
  },
  scan: {
    head: "2. Scan the code", text: "Scan this with the phone's camera, and press “Pair” on the page that opens.", typed: "No camera? Open this address there, and type the code:",
    lasts: (minutes, until) => `The code works once, within ${minutes} minutes: until ${until}.`, as: (person) => `Whoever scans it talks with her as ${person}, so show it to nobody else.`,
    picture: "QR code with the pairing code",
  },
  back: "Back", cancel: "Cancel", list: "Paired", none: "No phone is paired yet.", device: (person, day) => `as ${person}, since ${day}`,
  remove: "Remove", removes: (name) => `Remove ${name}`, sure: "Remove it? It is cut off at once.", yes: "Yes, remove", no: "No",
  came: (name) => `${name} is paired.`, gone: (name) => `${name} is removed.`, over: "The code is no longer valid. Pair again for a new one.",
  unreached: "She could not be reached just now.", failed: (why) => `That did not work: ${why}`,
};

export const kKoreanDevices: DevicesWords = {
  locale: "ko", head: "휴대폰", moment: "잠시만요…", command: kCommand,
  hint: "같은 네트워크에 있는 휴대폰을 연결해 두면 휴대폰에서도 글과 말로 이야기할 수 있어요. 주고받는 말은 그 네트워크 안에서 암호화돼요.",
  pair: "휴대폰 연결하기", another: "다른 휴대폰 연결하기",
  noTls: "아직 휴대폰에서 들어올 수 없어요. 이 프로그램이 돌아가는 컴퓨터에서 프로그램을 끈 뒤 아래 명령으로 다시 켜고, 거기 나오는 주소를 열어 주세요.",
  guest: "연결된 기기예요. 다른 기기를 연결하거나 빼는 일은 프로그램이 돌아가는 컴퓨터의 화면에서 할 수 있어요.",
  onlyHere: "지금은 이 컴퓨터에서만 열려 있어서 휴대폰으로는 이 주소에 닿지 않아요. 이렇게 켜 주세요.",
  trust: {
    head: "1. 휴대폰에서 이 컴퓨터 믿기", text: "휴대폰 카메라로 찍으면 방법을 알려 주는 페이지가 열려요. 2분쯤 걸려요.", skip: "휴대폰마다 한 번이면 돼요. 전에 해 둔 휴대폰이면 다음으로 넘어가세요.",
    compare: "무언가 설치하기 전에 꼭 맞춰 보세요. 그 페이지에 나오는 지문이 아래와 똑같아야 해요. 다르면 거기서 멈추세요.",
    picture: (url) => `${url} QR 코드`, next: "다 했어요, 다음",
  },
  scan: {
    head: "2. 코드 찍기", text: "휴대폰 카메라로 찍고, 열린 페이지에서 ‘연결하기’를 누르세요.", typed: "카메라를 쓸 수 없으면 휴대폰에서 이 주소를 열고 코드를 적으세요.",
    lasts: (minutes, until) => `코드는 ${minutes}분 동안, 한 번만 쓸 수 있어요. ${until}까지예요.`, as: (person) => `이 코드를 찍은 사람은 ‘${person}’ 이름으로 이야기하게 되니 다른 사람에게는 보여 주지 마세요.`,
    picture: "연결 코드가 담긴 QR 코드",
  },
  back: "이전", cancel: "취소", list: "연결된 기기", none: "아직 연결된 휴대폰이 없어요.", device: (person, day) => `${person} · ${day}부터`,
  remove: "빼기", removes: (name) => `${name} 빼기`, sure: "바로 끊겨요. 뺄까요?", yes: "네, 빼 주세요", no: "아니요",
  came: (name) => `연결됐어요: ${name}`, gone: (name) => `뺐어요: ${name}`, over: "코드를 쓸 수 있는 시간이 지났어요. 다시 연결하기를 누르면 새 코드가 나와요.",
  unreached: "지금은 닿지 않아요.", failed: (why) => `잘되지 않았어요: ${why}`,
};
