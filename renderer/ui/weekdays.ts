// The weekdays in the order of a week that begins with that one (1 Monday … 7 Sunday).
export function weekdaysFrom(weekStart: number): number[] {
  return Array.from({ length: 7 }, (_, index) => ((weekStart - 1 + index) % 7) + 1);
}
