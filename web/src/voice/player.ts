// Her voice on this device: takes what the wire brings, plays it, and tells how far each piece came.
import type { SoundDevice } from "./sound_device";
import type { PlayerOrder, PlayerReport } from "./worklet";

export interface PlayerEvents {
  /// Of her reply `id` `ms` have been played; told while it plays and once when it ends, however it ends.
  played(id: string, ms: number, ended: boolean): void;
  /// Whether she sounds, and how loud, in [0, 1].
  sounding(playing: boolean, level: number): void;
}

export class Player {
  private node: AudioWorkletNode | null = null;
  private readonly orders: PlayerOrder[] = [];  // until there is a node
  private readonly ids = new Map<number, string>();
  private key = 0;
  private open = false;                          // the frames that come belong to the piece `key`

  constructor(private readonly device: SoundDevice, private readonly events: PlayerEvents) {}

  /// To be called while a key or a button is pressed.
  wake(): void {
    void this.device.wake().then((context) => {
      if (this.node) return;
      this.node = new AudioWorkletNode(context, "samantha-player", { numberOfInputs: 0, outputChannelCount: [1] });
      this.node.port.onmessage = (event: MessageEvent<PlayerReport>) => this.told(event.data);
      this.node.connect(context.destination);
      for (const order of this.orders.splice(0)) this.order(order);
    }, () => undefined);
  }

  /// What came before it has come whole.
  begin(id: string, rate: number): void {
    this.end();
    this.ids.set(++this.key, id);
    this.open = true;
    this.order({ do: "begin", key: this.key, rate });
  }

  push(pcm: ArrayBuffer): void { if (this.open) this.order({ do: "push", key: this.key, pcm }); }

  /// Nothing more comes of the reply `id`, or of whichever there is.
  end(id = this.ids.get(this.key)): void {
    if (id !== this.ids.get(this.key)) return;
    if (this.open) this.order({ do: "end", key: this.key });
    this.open = false;
  }

  hold(): void { this.order({ do: "hold" }); }
  resume(): void { this.order({ do: "resume" }); }

  /// What came of it so far is played no further, and what still comes of the piece under way is let go.
  stop(): void {
    this.open = false;
    this.order({ do: "stop" });
  }

  private order(order: PlayerOrder): void {
    if (this.node) this.node.port.postMessage(order, order.do === "push" ? [order.pcm] : []);
    else this.orders.push(order);
  }

  private told({ progress, playing, level }: PlayerReport): void {
    for (const { key, ms, ended } of progress) {
      const id = this.ids.get(key);
      if (ended) this.ids.delete(key);
      if (id !== undefined) this.events.played(id, ms, ended);
    }
    this.events.sounding(playing, level);
  }
}
