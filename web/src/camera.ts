// Taking a picture: the camera's view in a dialog, and a shutter.
import { element } from "./element";
import { packed, type Picture } from "./picture";
import type { PictureWords } from "./words";

/// In plain words why there is no view.
export function whyNoCamera(error: unknown, words: PictureWords): string {
  const name = error instanceof DOMException || error instanceof Error ? error.name : "";
  if (name === "NotAllowedError" || name === "SecurityError") return words.refused;
  return name === "NotFoundError" || name === "OverconstrainedError" ? words.noCamera : words.cameraFailed;
}

export class Camera {
  readonly root = element("dialog", "", "camera");
  private readonly view = element("video");
  private readonly shutter = element("button", "", "shutter");
  private readonly trouble = element("p", "", "trouble");
  private stream: MediaStream | null = null;

  constructor(private readonly words: PictureWords, private readonly taken: (picture: Picture) => void) {
    const title = element("h2", words.camera), cancel = element("button", words.cancel), row = element("div", "", "camera-row");
    title.id = "camera-title";
    this.root.setAttribute("aria-labelledby", title.id);
    this.trouble.setAttribute("role", "alert");
    Object.assign(this.view, { playsInline: true, muted: true, autoplay: true });
    this.view.setAttribute("aria-label", words.view);
    this.shutter.type = cancel.type = "button";
    this.shutter.setAttribute("aria-label", words.shutter);
    this.shutter.title = words.shutter;
    this.shutter.addEventListener("click", () => this.take());
    cancel.addEventListener("click", () => this.root.close());
    this.root.addEventListener("close", () => this.stop());
    row.append(element("span"), this.shutter, cancel);
    this.root.append(title, this.view, this.trouble, row);
  }

  async open(): Promise<void> {
    this.trouble.textContent = "";
    this.shutter.disabled = true;
    this.view.hidden = this.shutter.hidden = false;
    this.root.showModal();
    try {
      const stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment", width: { ideal: 1920 }, height: { ideal: 1440 } }, audio: false });
      if (!this.root.open) return stream.getTracks().forEach((track) => track.stop());
      this.stream = stream;
      this.view.srcObject = stream;
      await this.view.play();
      this.shutter.disabled = false;
      this.shutter.focus();
    } catch (error) {
      this.view.hidden = this.shutter.hidden = true;
      this.trouble.textContent = whyNoCamera(error, this.words);
    }
  }

  private take(): void {
    const { videoWidth, videoHeight } = this.view;
    if (!videoWidth || !videoHeight) return;
    const picture = packed(this.view, videoWidth, videoHeight, "image/jpeg");
    this.root.close();
    this.taken(picture);
  }

  private stop(): void {
    this.stream?.getTracks().forEach((track) => track.stop());
    this.stream = null;
    this.view.srcObject = null;
  }
}
