import { expect, test } from "vitest";
import { mixPolicies } from "../../src/scenario/mix.js";
import { officeOf } from "../support/scenario.js";

const offices = ["a", "b", "c"].map((id) => officeOf(id));
const set = (desks: string) => ({ set: { desks }, why: desks });
const policies = [
  { id: "more", patches: [{ where: { id: ["a", "b"] }, ...set("+1") }] },
  { id: "two", patches: [{ where: "id=a", ...set("+2") }, { where: { id: "c" }, ...set("+3") }] }, // prettier-ignore
];

test("each office gets what its policy says of it, in the order of the policies", () => {
  const chosen = new Map([
    ["a", "two"],
    ["b", "more"],
  ]);
  expect(mixPolicies(policies, chosen, offices)).toEqual({
    id: "mix",
    patches: [
      { where: { id: ["b"] }, ...set("+1") },
      { where: { id: ["a"] }, ...set("+2") },
    ],
  });
});

test("an office without a policy is not changed, nor one that its policy says nothing of", () => {
  expect(mixPolicies(policies, new Map(), offices).patches).toEqual([]);
  expect(mixPolicies(policies, new Map([["c", "more"]]), offices).patches).toEqual([]);
});
