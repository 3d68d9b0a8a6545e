import { test } from "vitest";
import { expectMessage, type Message } from "./support.js";

/** Mistakes in laws and balking. */
const MESSAGES: readonly Message[] = [
  // Laws
  [
    "errand",
    "service: 10",
    14,
    'errands.advice.service: 10 has no unit; write a number and a unit, such as "10 min", "90 s", "2 h" or "1 day"',
  ],
  [
    "errand",
    "service: 0 min",
    14,
    'errands.advice.service: "0 min" is too small; write 0.001 min to 1000 days',
  ],
  [
    "errand",
    "service: 10 mins",
    14,
    'errands.advice.service: "10 mins": unknown unit "mins"; did you mean "min"?',
  ],
  [
    "errand",
    "service: [10 min]",
    14,
    "errands.advice.service: a list where a law is expected; write it like {exponential: {mean: 10 min}}",
  ],
  [
    "errand",
    "service: {}",
    14,
    "errands.advice.service: is empty; write one of exponential, lognormal, gamma, weibull, erlang, hyperexponential, deterministic, uniform, triangular, empirical",
  ],
  [
    "errand",
    "service: {exponental: {mean: 10 min}}",
    15,
    'errands.advice.service.exponental: unknown key "exponental"; did you mean "exponential"?',
  ],
  [
    "errand",
    "service: {exponential: {mean: 10 min}, gamma: {mean: 10 min, cv: 1}}",
    44,
    "errands.advice.service.gamma: gives both exponential and gamma; keep one of them",
  ],
  [
    "errand",
    "service: {exponential: {}}",
    15,
    'errands.advice.service.exponential.mean: "mean" is missing; add it, like mean: 10 min',
  ],
  [
    "errand",
    "service: {lognormal: {mean: 10 min}}",
    26,
    "errands.advice.service.lognormal: needs either cv or p90; write one of the two beside mean",
  ],
  [
    "errand",
    "service: {lognormal: {mean: 10 min, p90: 9 min}}",
    46,
    "errands.advice.service.lognormal.p90: p90 9 min does not fit the mean 10 min; write 1.013 to 2.273 times the mean",
  ],
  [
    "errand",
    "service: {gamma: {mean: 10 min, cv: 0}}",
    41,
    "errands.advice.service.gamma.cv: 0 is too small; write 0.01 to 10",
  ],
  [
    "errand",
    "service: {weibull: {shape: 1.5}}",
    24,
    "errands.advice.service.weibull: needs either mean or scale; write one of the two beside shape",
  ],
  [
    "errand",
    "service: {weibull: {mean: 5 min, shape: 1000}}",
    45,
    "errands.advice.service.weibull.shape: 1000 is too large; write a number from 0.1 to 100",
  ],
  [
    "errand",
    "service: {erlang: {mean: 5 min, stages: 0}}",
    45,
    "errands.advice.service.erlang.stages: 0 is too small; write a whole number from 1 to 1000",
  ],
  [
    "errand",
    "service: {hyperexponential: {branches: [{share: 50 %, mean: 5 min}, {share: 40 %, mean: 9 min}]}}",
    44,
    "errands.advice.service.hyperexponential.branches: the shares sum to 0.9; change them so that they sum to 1, or to 100 %",
  ],
  [
    "errand",
    "service: {uniform: {from: 10 min, to: 5 min}}",
    43,
    "errands.advice.service.uniform.to: from 10 min is not below to 5 min; swap or change them",
  ],
  [
    "errand",
    "service: {triangular: {from: 1 min, mode: 9 min, to: 5 min}}",
    58,
    "errands.advice.service.triangular.to: mode 9 min is not below to 5 min; swap or change them",
  ],
  [
    "errand",
    "service: {empirical: []}",
    26,
    "errands.advice.service.empirical: has no entries; write at least one",
  ],
  // Balking
  [
    "errand",
    "service: 1 min\n    balking: {waiting: {8: 150 %}}",
    28,
    'errands.advice.balking.waiting.8: "150 %" is above 100 %; write a share such as "19 %" or 0.19',
  ],
  [
    "errand",
    "service: 1 min\n    balking: {waiting: {some: 50 %}}",
    25,
    'errands.advice.balking.waiting.some: "some" is not a number of visitors; write a whole number such as 8',
  ],
  [
    "errand",
    "service: 1 min\n    balking: {expectedWait: {2 h: 0 %, 1 h: 1}}",
    40,
    'errands.advice.balking.expectedWait.1 h: "1 h" is not after "2 h"; write the entries in rising order',
  ],
];

test.each(MESSAGES)("%s %j is refused at column %d with its message", expectMessage);
