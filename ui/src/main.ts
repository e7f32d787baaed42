import { mount } from "svelte";
import App from "./App.svelte";
import { connect } from "./backend";
import { Desk } from "./state/desk.svelte";
import "./styles/index.css";
import { chooseUrduFace } from "./text/nastaliq";

const target = document.getElementById("app");
if (target) {
  await chooseUrduFace();
  const desk = new Desk(await connect());
  mount(App, { target, props: { desk } });
}
