// Phones and other devices that are let in, without the page: what is asked of the server, and what a code and a list become.
export interface Device { id: string; made: string; person: string; label: string }
export interface Devices { tls: boolean; devices: Device[] }
/// A code for one device; `expires_in` in seconds, the two SVGs are the two addresses as QR codes.
export interface Invitation { person: string; code: string; url: string; svg: string; trust_url: string; trust_svg: string; fingerprint: string; expires_in: number }

export type DevicesAsk = { ask: "list" } | { ask: "invite" } | { ask: "remove"; id: string };
/// What came of it. `status` 0: the server was not reached. `now` in ms, of any clock.
export type DevicesAnswer =
  | { of: "list"; told: Devices }
  | { of: "remove"; told: Devices; id: string }
  | { of: "invite"; told: Invitation; now: number }
  | { of: DevicesAsk["ask"]; status: number; message: string };

export type DevicesTrouble = "" | "unreached" | { refused: string };

/// First the device trusts this machine, then it shows the code. `known` are the devices that there were before.
export interface Shown { step: "trust" | "scan"; invitation: Invitation; until: number; known: readonly string[] }

export interface DevicesState {
  open: boolean;
  may: "unknown" | "yes" | "no TLS" | "guest";   // a guest is itself a paired device
  devices: readonly Device[];
  asked: boolean;             // something that is not answered yet, the list apart
  shown: Shown | null;
  over: boolean;              // the code was shown for as long as it counts
  doubted: string;            // the device whose removal is asked once more
  came: string; gone: string; // the device that came in, was put out
  trouble: DevicesTrouble;
}

export const kNoDevicesYet: Readonly<DevicesState> = {
  open: false, may: "unknown", devices: [], asked: false, shown: null, over: false, doubted: "", came: "", gone: "", trouble: "",
};

export type DevicesDeed = { do: "open" | "close" | "pair" | "trusted" | "back" | "leave" | "keep" | "sure" } | { do: "doubt"; id: string } | { do: "look"; now: number };
export interface DevicesStep { state: DevicesState; asks: DevicesAsk[] }

const nameOf = ({ label, person }: Device): string => label || person;

/// The next state after something was done, and what is to be asked for it. Nothing of a code is kept once it is not shown.
export function afterDevicesDeed(state: DevicesState, deed: DevicesDeed): DevicesStep {
  const still = (next: DevicesState): DevicesStep => ({ state: next, asks: [] });
  const fresh = { over: false, doubted: "", came: "", gone: "", trouble: "" } as const;
  switch (deed.do) {
    case "open": return { state: { ...kNoDevicesYet, open: true }, asks: [{ ask: "list" }] };
    case "close": return still({ ...kNoDevicesYet });
    case "pair": return state.asked || state.may !== "yes" ? still(state) : { state: { ...state, ...fresh, asked: true, shown: null }, asks: [{ ask: "invite" }] };
    case "trusted": case "back": return still(state.shown ? { ...state, shown: { ...state.shown, step: deed.do === "back" ? "trust" : "scan" } } : state);
    case "leave": return still({ ...state, shown: null });
    case "doubt": return still({ ...state, ...fresh, doubted: deed.id });
    case "keep": return still({ ...state, doubted: "" });
    case "sure": return state.asked || !state.doubted ? still(state) : { state: { ...state, ...fresh, asked: true }, asks: [{ ask: "remove", id: state.doubted }] };
    case "look":
      if (!state.shown) return still(state);
      return deed.now < state.shown.until ? { state, asks: [{ ask: "list" }] } : still({ ...state, shown: null, over: true });
  }
}

export function afterDevicesAnswer(state: DevicesState, answer: DevicesAnswer): DevicesState {
  if (!state.open) return state;  // what comes too late is not kept, a code least of all
  const asked = answer.of === "list" && state.asked;
  if ("status" in answer) return afterRefusal({ ...state, asked }, answer);
  if (answer.of === "invite") {
    const known = state.devices.map(({ id }) => id), until = answer.now + answer.told.expires_in * 1000;
    return { ...state, asked, shown: { step: "trust", invitation: answer.told, until, known } };
  }
  const { tls, devices } = answer.told, came = state.shown && devices.find(({ id }) => !state.shown!.known.includes(id));
  const doubted = devices.some(({ id }) => id === state.doubted) ? state.doubted : "";
  const next: DevicesState = { ...state, asked, may: tls ? "yes" : "no TLS", devices, doubted, trouble: state.trouble === "unreached" ? "" : state.trouble };
  if (answer.of === "remove") return { ...next, gone: nameOf(state.devices.find(({ id }) => id === answer.id) ?? { id: "", made: "", person: "", label: "" }) };
  return came ? { ...next, shown: null, came: nameOf(came) } : next;
}

function afterRefusal(state: DevicesState, { of, status, message }: { of: DevicesAsk["ask"]; status: number; message: string }): DevicesState {
  if (status === 403 && of === "list") return { ...state, may: "guest", devices: [], shown: null };
  return { ...state, doubted: "", trouble: status ? { refused: message } : "unreached" };
}

/// `person`: as whom the device is to talk; "" for whom the server names.
export function requestOf(ask: DevicesAsk, person: string): { method: string; path: string } {
  switch (ask.ask) {
    case "list": return { method: "GET", path: "devices" };
    case "invite": return { method: "POST", path: `pair/new${person && `?person=${encodeURIComponent(person)}`}` };
    case "remove": return { method: "DELETE", path: `devices?id=${encodeURIComponent(ask.id)}` };
  }
}

/// Where a code is typed in, without it.
export const placeOf = ({ url }: Invitation): string => url.replace(/\?.*$/, "");
/// Whether no other device reaches that address.
export const isOfThisMachine = ({ url }: Invitation): boolean => /^https:\/\/(localhost|127\.[\d.]+|\[::1\])[:/]/.test(url);
