import { mount } from "svelte";
import App from "./App.svelte";
import { connect } from "./backend";
import { Desk } from "./state/desk.svelte";
import "./styles/index.css";

const target = document.getElementById("app");
if (target) {
  const desk = new Desk(await connect());
  mount(App, { target, props: { desk } });
}
