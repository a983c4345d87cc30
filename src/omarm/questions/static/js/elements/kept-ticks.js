// <kept-ticks><div id="looked">… <input type="checkbox" name="urgent" value="group-7"> …</div></kept-ticks>
// What htmx swaps inside it keeps the boxes that were ticked, or unticked, while the answer was on its way.
class KeptTicks extends HTMLElement {
  #changed = new Map()

  connectedCallback() {
    this.addEventListener("change", this.#note)
    this.addEventListener("htmx:afterSwap", this.#again)
    this.closest("form").addEventListener("htmx:beforeRequest", this.#begin)
  }

  #note = ({ target }) => {
    if (target.type === "checkbox") this.#changed.set(named(target), target.checked)
  }

  // What is on its way from here on knows all boxes as they are.
  #begin = ({ detail }) => {
    if (this.contains(detail.target)) this.#changed.clear()
  }

  #again = () => {
    for (const box of this.querySelectorAll("input[type=checkbox]:not(:disabled)")) {
      box.checked = this.#changed.get(named(box)) ?? box.checked
    }
  }
}

const named = (box) => `${box.name} ${box.value}`

customElements.define("kept-ticks", KeptTicks)
