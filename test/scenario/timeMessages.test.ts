import { test } from "vitest";
import { expectMessage, type Message } from "./support.js";

/** Mistakes in times of day and rates. */
const MESSAGES: readonly Message[] = [
  // Times of day
  [
    "office",
    "open: 16:00-10:00",
    11,
    'offices.counter.open: closes 10:00 before it opens 16:00; swap them or write "closed"',
  ],
  [
    "office",
    "open: 10:00-10:00",
    11,
    'offices.counter.open: opens and closes at 10:00; write two times or "closed"',
  ],
  [
    "office",
    "open: 10:00",
    11,
    'offices.counter.open: "10:00" is not opening hours; write "10:00-16:00" or "closed"',
  ],
  [
    "office",
    "open: 9-16",
    11,
    'offices.counter.open: "9" is not a time of day; write a time as "HH:MM" or "HH:MM:SS", from "00:00" to "24:00"',
  ],
  [
    "office",
    "open: {monday: closed}",
    12,
    'offices.counter.open.monday: "monday" is not a day or range of days; known are mon, tue, wed, thu, fri, sat, sun',
  ],
  [
    "office",
    "open: {mon-tues: closed}",
    12,
    'offices.counter.open.mon-tues: "mon-tues" is not a day or range of days; did you mean "tue"?',
  ],
  [
    "office",
    "open: {mon-fri: 10:00-16:00, fri: closed}",
    34,
    "offices.counter.open.fri: fri has hours already; name every day once",
  ],
  [
    "office",
    "open: {fri-mon: closed}",
    12,
    'offices.counter.open.fri-mon: "fri-mon" runs backwards; the week runs from mon to sun',
  ],
  [
    "office",
    "arrivals: {advice: {10:00: 1 /h, 10:00:00: 2 /h}}",
    38,
    'offices.counter.arrivals.advice.10:00:00: "10:00:00" is not after "10:00"; write the entries in rising order',
  ],
  [
    "office",
    "arrivals: {advice: {25:00: 1 /h}}",
    25,
    'offices.counter.arrivals.advice.25:00: "25:00" is after 24:00; write a time as "HH:MM" or "HH:MM:SS", from "00:00" to "24:00"',
  ],
  [
    "office",
    "arrivals: {advice: {}}",
    24,
    "offices.counter.arrivals.advice: has 0 entries; write 1 to 288 of them",
  ],
  [
    "office",
    "arrivals: {advice: {linear: {10:00: 1 /h}}}",
    33,
    "offices.counter.arrivals.advice.linear: a line needs two points; write one more, at a later time",
  ],
  [
    "office",
    "arrivals: {advice: {linear: {10:00: 1 /h, 11:00: 2 /h}, 12:00: 1 /h}}",
    61,
    'offices.counter.arrivals.advice.12:00: "12:00" stands beside linear; move it into linear, or remove linear',
  ],
  [
    "office",
    "arrivals: {advice: {liner: {10:00: 1 /h}}}",
    25,
    'offices.counter.arrivals.advice.liner: unknown key "liner"; did you mean "linear"?',
  ],
  [
    "office",
    "arrivals: {advice: 6 /hour}",
    24,
    'offices.counter.arrivals.advice: "6 /hour": unknown unit "hour"; known are s, min, h, day',
  ],
  [
    "office",
    "arrivals: {advice: 1001 /min}",
    24,
    'offices.counter.arrivals.advice: "1001 /min" is too large; write 0 /min to 1000 /min',
  ],
];

test.each(MESSAGES)("%s %j is refused at column %d with its message", expectMessage);
