// Pairing a phone among the reins: how, with the codes to scan, and which are paired. What is shown of a code goes when the panel closes.
import { dateShown } from "./dates";
import { afterDevicesAnswer, afterDevicesDeed, isOfThisMachine, kNoDevicesYet, placeOf, requestOf } from "./devices";
import type { Device, DevicesAnswer, DevicesAsk, DevicesDeed, DevicesState, Shown } from "./devices";
import type { DevicesWords } from "./devices_words";
import { element } from "./element";

const kLookMs = 2500;  // between two looks whether the phone has come in

export class DevicesPanel {
  readonly root = element("section", "", "devices");
  private state: DevicesState = { ...kNoDevicesYet };
  private readonly body = element("div");
  private readonly status = element("p", "", "none");
  private drawn = "";
  private looking = 0;

  constructor(private readonly words: DevicesWords, private readonly ask: (ask: DevicesAsk) => Promise<DevicesAnswer>) {
    this.status.setAttribute("role", "status");
    this.root.append(element("h3", words.head), this.body, this.status);
    this.draw();
  }

  open(): void { this.do({ do: "open" }); }
  close(): void { this.do({ do: "close" }); }

  private do(deed: DevicesDeed): void {
    const step = afterDevicesDeed(this.state, deed);
    this.follow(step.state);
    for (const ask of step.asks) void this.ask(ask).then((answer) => this.follow(afterDevicesAnswer(this.state, answer)));
  }

  private follow(state: DevicesState): void {
    this.state = state;
    if (!state.shown) {
      clearInterval(this.looking);
      this.looking = 0;
    } else if (!this.looking) {
      this.looking = window.setInterval(() => this.do({ do: "look", now: Date.now() }), kLookMs);
    }
    this.draw();
  }

  /// Drawn anew where something has changed; the focus goes to what is to be read or pressed next.
  private draw(): void {
    const { state } = this, { may, devices, shown, doubted, asked } = state, drawn = JSON.stringify([may, devices, shown?.step, shown?.until, doubted, asked]);
    this.showStatus();
    if (drawn === this.drawn) return;
    this.drawn = drawn;
    const had = this.body.contains(document.activeElement);
    this.body.replaceChildren(...this.parts());
    if (had) (this.body.querySelector<HTMLElement>("[data-next]") ?? this.body.querySelector<HTMLElement>("button"))?.focus();
    if (shown) this.body.querySelector(".invitation")?.scrollIntoView({ block: "nearest" });
  }

  private showStatus(): void {
    const { words, state } = this, { trouble } = state;
    const said = trouble === "unreached" ? words.unreached : trouble ? words.failed(trouble.refused) : state.over ? words.over : state.came ? words.came(state.came) : state.gone ? words.gone(state.gone) : "";
    this.status.className = trouble ? "trouble" : "none";
    if (this.status.textContent !== said) this.status.textContent = said;
    this.status.hidden = !said;
  }

  private parts(): HTMLElement[] {
    const { words, state } = this, { may, shown, devices } = state;
    if (may === "unknown") return [element("p", words.moment, "none")];
    if (may === "guest") return [element("p", words.guest, "none")];
    const list = devices.length ? [element("h4", words.list), this.list(devices)] : [];
    if (may === "no TLS") return [element("p", words.noTls), element("code", words.command, "command"), ...list];
    if (shown) return [this.invitation(shown), ...list];
    const pair = this.button(devices.length ? words.another : words.pair, { do: "pair" }), row = element("div", "", "undo");
    if (!state.doubted) pair.dataset.next = "";
    pair.setAttribute("aria-disabled", String(state.asked));
    row.append(pair);
    return [element("small", words.hint), ...list, ...(devices.length ? [] : [element("p", words.none, "none")]), row];
  }

  private button(label: string, deed: DevicesDeed): HTMLButtonElement {
    const button = element("button", label);
    button.type = "button";
    button.addEventListener("click", () => this.do(deed));
    return button;
  }

  private list(devices: readonly Device[]): HTMLElement {
    const { words, state } = this, list = element("ul");
    for (const device of devices) {
      const row = element("li"), told = element("span", device.label || device.person), day = element("small", words.device(device.person, dateShown(device.made, words)));
      told.append(day);
      row.append(told);
      if (state.doubted === device.id) row.append(this.doubt());
      else {
        const remove = this.button(words.remove, { do: "doubt", id: device.id });
        remove.setAttribute("aria-label", words.removes(device.label || device.person));
        row.append(remove);
      }
      list.append(row);
    }
    return list;
  }

  private doubt(): HTMLElement {
    const { words } = this, root = element("div", "", "inline doubt"), no = this.button(words.no, { do: "keep" });
    root.setAttribute("role", "group");
    root.setAttribute("aria-label", words.sure);
    no.dataset.next = "";
    root.append(element("span", words.sure), this.button(words.yes, { do: "sure" }), no);
    root.addEventListener("keydown", (event) => {
      if (event.key === "Escape") { event.preventDefault(); this.do({ do: "keep" }); }
    });
    return root;
  }

  private invitation(shown: Shown): HTMLElement {
    const { words } = this, { invitation, step } = shown, root = element("div", "", "invitation"), row = element("div", "", "inline undo");
    const head = element("h4", words[step].head);
    head.tabIndex = -1;
    head.dataset.next = "";
    head.id = "invitation";
    root.setAttribute("role", "group");
    root.setAttribute("aria-labelledby", head.id);
    if (step === "trust") row.append(this.button(words.trust.next, { do: "trusted" }), this.button(words.cancel, { do: "leave" }));
    else row.append(this.button(words.back, { do: "back" }), this.button(words.cancel, { do: "leave" }));
    const here = isOfThisMachine(invitation) ? [element("p", words.onlyHere, "trouble"), element("code", words.command, "command")] : [];
    root.append(head, ...here, ...(step === "trust" ? this.trust(shown) : this.scan(shown)), row);
    return root;
  }

  private trust({ invitation }: Shown): HTMLElement[] {
    const { trust } = this.words, address = element("code", invitation.trust_url, "address");
    return [element("p", trust.text), picture(invitation.trust_svg, trust.picture(invitation.trust_url)), address, element("p", trust.compare), fingerprint(invitation.fingerprint), element("small", trust.skip)];
  }

  private scan({ invitation, until }: Shown): HTMLElement[] {
    const { scan, locale } = this.words, typed = element("p", scan.typed), time = new Intl.DateTimeFormat(locale, { timeStyle: "short" }).format(until);
    return [
      element("p", scan.text), picture(invitation.svg, scan.picture), element("p", `${scan.lasts(Math.round(invitation.expires_in / 60), time)} ${scan.as(invitation.person)}`), typed,
      element("code", placeOf(invitation), "address"), element("code", invitation.code, "print"),
    ];
  }
}

/// Lines end at its colons.
function fingerprint(text: string): HTMLElement {
  const code = element("code", "", "print");
  for (const pair of text.split(/(?<=:)/)) code.append(pair, element("wbr"));
  return code;
}

/// As an image, so that nothing in it is of the page.
function picture(svg: string, says: string): HTMLElement {
  const image = element("img", "", "qr");
  Object.assign(image, { src: `data:image/svg+xml,${encodeURIComponent(svg)}`, alt: says });
  return image;
}

/// Asks it over HTTP, as the person of this page.
export async function askAboutDevices(ask: DevicesAsk, person: string): Promise<DevicesAnswer> {
  const { method, path } = requestOf(ask, person);
  try {
    const response = await fetch(path, { method, cache: "no-store" }), told = await response.json();
    if (!response.ok) return { of: ask.ask, status: response.status, message: String(told.error ?? response.status) };
    return ask.ask === "invite" ? { of: "invite", told, now: Date.now() } : ask.ask === "remove" ? { of: "remove", told, id: ask.id } : { of: "list", told };
  } catch {
    return { of: ask.ask, status: 0, message: "" };
  }
}
