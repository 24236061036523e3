// Her mood as a colour of the page: pleasure warms it, arousal makes it livelier, low dominance softens it.
export function moodColour([pleasure, arousal, dominance]: readonly [number, number, number]): string {
  const hue = Math.round(pleasure >= 0 ? 28 + pleasure * 22 : 28 - pleasure * -160 + 360) % 360;
  const saturation = Math.round(52 + arousal * 30);
  const lightness = Math.round(62 + dominance * 8);
  return `${hue} ${saturation}% ${lightness}%`;
}
