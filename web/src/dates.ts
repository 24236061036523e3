// Days in the language of the page, as they were where they were lived: no time zone moves them.
export interface Locale { locale: string }

/// The day of an RFC 3339 moment, or of a plain date.
export function dayOf(moment: string): Date | null {
  const day = new Date(`${moment.slice(0, 10)}T00:00:00Z`);
  return Number.isNaN(day.getTime()) ? null : day;
}

export function dateFormat(words: Locale, weekday = false): Intl.DateTimeFormat {
  const month = words.locale === "ko" || weekday ? "long" : "short";
  return new Intl.DateTimeFormat(words.locale, { timeZone: "UTC", year: "numeric", month, day: "numeric", ...(weekday ? { weekday: "long" } : {}) });
}

export function dateShown(moment: string, words: Locale, weekday = false): string {
  const day = dayOf(moment);
  return day ? dateFormat(words, weekday).format(day) : "";
}

/// Without the year, for days close by.
export function shortDateShown(date: string, words: Locale): string {
  const day = dayOf(date);
  return day ? new Intl.DateTimeFormat(words.locale, { timeZone: "UTC", month: words.locale === "ko" ? "long" : "short", day: "numeric" }).format(day) : "";
}

/// "Nov 26, 2026, 14:05"; the day alone for a plain date.
export function momentShown(moment: string, words: Locale): string {
  const time = moment.slice(11, 16), date = dateShown(moment, words);
  return date && time ? `${date}${words.locale === "ko" ? " " : ", "}${time}` : date;
}

/// The date `count` days before one.
export function daysBefore(date: string, count: number): string {
  const day = dayOf(date);
  return day ? new Date(day.getTime() - count * 86_400_000).toISOString().slice(0, 10) : "";
}
