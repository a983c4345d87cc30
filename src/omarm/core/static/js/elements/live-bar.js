// <live-bar src="/live" token-url="/live/token/" post="12" hx-get="/posts/12/bar/" hx-trigger="reacted" hx-target="…"></live-bar>
// Has the bar under an open post made anew some moments after somebody reacted, took that back, deleted a comment or brought
// one back, and after what `also` names (kinds of news, with a space between); never under the hands of somebody, and not
// in a tab that nobody looks at.
import { listenWhileShown } from "listening"

const SOONEST = 200
const SPREAD = 1500 // many hear of a reaction in the same moment
const KINDS = ["reaction", "comment-gone", "comment-back"]

class LiveBar extends HTMLElement {
  #stop = null
  #timer = 0

  connectedCallback() {
    this.#stop = listenWhileShown(this, { heard: this.#heard, wants: [`post=${this.getAttribute("post")}`] })
  }

  disconnectedCallback() {
    clearTimeout(this.#timer)
    this.#stop()
  }

  #heard = ({ kind, on }) => {
    const also = this.getAttribute("also")?.split(" ") ?? []
    const isMine = [...KINDS, ...also].includes(kind) && on.includes(`c${this.getAttribute("post")}`)
    if (isMine || kind === "gap") this.#soon()
  }

  #soon = () => {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => {
      const bar = document.querySelector(this.getAttribute("hx-target"))
      if (document.hidden || bar?.matches(":focus-within, :has(details[open])")) this.#soon()
      else this.dispatchEvent(new CustomEvent("reacted"))
    }, SOONEST + Math.random() * SPREAD)
  }
}

customElements.define("live-bar", LiveBar)
