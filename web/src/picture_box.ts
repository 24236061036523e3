// The picture that goes along with the next words: picked, dropped, pasted or taken; seen small above the box until it is sent or taken away.
import { Camera } from "./camera";
import { element } from "./element";
import { iconButton } from "./icon";
import { pictureAmong, read, type Picture } from "./picture";
import type { PictureWords } from "./words";

const kIcons = {
  picture: "M3 5h18v14H3zM3 16l5-5 4 4 3-3 6 6M15.5 9.5h.01",
  camera: "M4 8h3l2-3h6l2 3h3v11H4zM12 16.5a3 3 0 1 0 0-6 3 3 0 0 0 0 6z",
};

export class PictureBox {
  /// While a picture is being opened: words that are sent meanwhile are to go with it. Gives whether it is there.
  opening: Promise<boolean> | null = null;
  private picture: Picture | null = null;
  private readonly shown = element("figure", "", "shown");
  private readonly image = element("img");
  private readonly trouble = element("p", "", "trouble");
  private readonly picker = element("input");
  private readonly camera: Camera;

  /// `form` gets the buttons before `box` and the picture above both; `grown` is told when it takes another height.
  constructor(private readonly words: PictureWords, form: HTMLElement, private readonly box: HTMLElement, private readonly grown: () => void) {
    const pick = iconButton(kIcons.picture, words.pick), remove = element("button", "×", "remove");
    this.camera = new Camera(words, (picture) => this.take(picture));
    Object.assign(this.picker, { type: "file", accept: "image/*", hidden: true, tabIndex: -1 });
    this.image.alt = words.yours;
    remove.type = "button";
    remove.title = words.remove;
    remove.setAttribute("aria-label", words.remove);
    this.trouble.setAttribute("role", "alert");
    this.shown.hidden = this.trouble.hidden = true;
    this.shown.append(this.image, remove);
    form.prepend(this.shown, this.trouble, this.picker, pick);
    pick.addEventListener("click", () => this.picker.click());
    remove.addEventListener("click", () => { this.clear(); this.box.focus(); });
    this.picker.addEventListener("change", () => { this.open(this.picker.files ?? []); this.picker.value = ""; });
    if ("mediaDevices" in navigator) this.offerCamera(pick);
    this.listen(form);
  }

  /// The picture, which is let go of.
  give(): Picture | null {
    const picture = this.picture;
    this.clear();
    return picture;
  }

  private offerCamera(after: HTMLElement): void {
    const open = iconButton(kIcons.camera, this.words.camera);
    open.addEventListener("click", () => void this.camera.open());
    after.after(open);
    document.body.append(this.camera.root);
  }

  private listen(form: HTMLElement): void {
    const carries = (event: DragEvent): boolean => event.dataTransfer?.types.includes("Files") ?? false;
    const mark = (on: boolean): void => { form.classList.toggle("dropping", on); };
    document.addEventListener("dragover", (event) => { if (carries(event)) { event.preventDefault(); mark(true); } });
    document.addEventListener("dragleave", (event) => { if (!event.relatedTarget) mark(false); });
    document.addEventListener("drop", (event) => {
      if (!carries(event)) return;
      event.preventDefault();
      mark(false);
      this.open(event.dataTransfer?.files ?? []);
    });
    document.addEventListener("paste", (event) => {
      const files = event.clipboardData?.files ?? [];
      if (!pictureAmong(files)) return;  // words are pasted as ever
      event.preventDefault();
      this.open(files);
    });
  }

  private open(files: Iterable<File>): void {
    const all = [...files], file = pictureAmong(all);
    if (!all.length) return;
    const opened = (file ? read(file) : Promise.reject(new Error("no picture"))).then((picture) => { this.take(picture); return true; }, () => {
      this.clear();
      this.say(this.words.noPicture);
      return false;
    });
    const done = opened.finally(() => { if (this.opening === done) this.opening = null; });
    this.opening = done;
  }

  private take(picture: Picture): void {
    this.picture = picture;
    this.image.src = picture.thumbnail;
    this.shown.hidden = false;
    this.say("");
    this.box.focus();
  }

  private clear(): void {
    this.picture = null;
    this.shown.hidden = true;
    this.image.removeAttribute("src");
    this.say("");
  }

  private say(trouble: string): void {
    this.trouble.textContent = trouble;
    this.trouble.hidden = !trouble;
    this.grown();
  }
}
