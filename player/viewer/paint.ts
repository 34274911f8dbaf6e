/**
 * How everything is painted: two flat tones, a dark outline, and a shadow on the floor.
 *
 * All three move the same vertices; what lies below the floor is pressed flat, as flesh is under
 * weight, and what lies in a ball that bears the body is pressed to its surface.
 */

import { BackSide, CustomBlending, MinEquation, ShaderMaterial, Vector2, Vector3, Vector4 } from "three";
import type { Ink, Palette } from "./palette.js";

/** From where the light comes, as in the stills. */
const LIGHT = new Vector3(0.35, -0.45, 0.82).normalize();

const MOVED = /* glsl */ `
#include <common>
#include <skinning_pars_vertex>
uniform vec4 ball;
vec4 inRoom;
vec3 facing;
void move() {
  #include <beginnormal_vertex>
  #include <skinbase_vertex>
  #include <skinnormal_vertex>
  #include <begin_vertex>
  #include <skinning_vertex>
  inRoom = modelMatrix * vec4(transformed, 1.0);
  #ifdef USE_SKINNING
    vec3 away = inRoom.xyz - ball.xyz;
    float from = length(away);
    if (from < ball.w) inRoom.xyz = ball.xyz + away / from * ball.w;
    inRoom.z = inRoom.z < 0.0 ? 0.05 * inRoom.z : inRoom.z;
  #endif
  facing = normalize(mat3(modelMatrix) * objectNormal);
}
`;

const TONES = /* glsl */ `
varying vec3 outward;
void main() {
  move();
  outward = facing;
  gl_Position = projectionMatrix * viewMatrix * inRoom;
}
`;

const TWO_TONES = /* glsl */ `
uniform vec3 light, tone, shadow;
varying vec3 outward;
void main() {
  float lit = dot(normalize(outward), light);
  float soft = fwidth(lit);
  float shaded = 1.0 - smoothstep(0.12 - soft, 0.12 + soft, lit);
  gl_FragColor = vec4(mix(tone, shadow, 0.17 * shaded), 1.0);
}
`;

// The hull is the back of everything, grown by a line's width on the screen and set a little
// further away, so that a line is seen only where what lies behind is deeper than that.
const HULL = /* glsl */ `
uniform vec2 size;
uniform float width;
uniform float behind;
void main() {
  move();
  vec4 seen = viewMatrix * inRoom;
  vec4 place = projectionMatrix * seen;
  vec4 deeper = projectionMatrix * (seen - vec4(0.0, 0.0, behind, 0.0));
  vec2 way = (projectionMatrix * viewMatrix * vec4(facing, 0.0)).xy * size;
  place.xy += normalize(way + 1e-6) * 2.0 * width / size * place.w;
  place.z = deeper.z / deeper.w * place.w;
  gl_Position = place;
}
`;

const SHADOW = /* glsl */ `
varying float height;
void main() {
  move();
  height = inRoom.z;
  gl_Position = projectionMatrix * viewMatrix * vec4(inRoom.xy, 0.0, 1.0);
}
`;

const FADING = /* glsl */ `
uniform vec3 mat, shadow;
varying float height;
void main() {
  if (height > 0.14) discard;
  gl_FragColor = vec4(mix(mix(mat, shadow, 0.22), vec3(1.0), smoothstep(0.0, 0.14, height)), 1.0);
}
`;

const SIMPLY = /* glsl */ `
void main() {
  move();
  gl_Position = projectionMatrix * viewMatrix * inRoom;
}
`;

const PLAIN = /* glsl */ `
uniform vec3 tone;
void main() { gl_FragColor = vec4(tone, 1.0); }
`;

/** What all of one viewer's materials share. */
export class Paint {
  private readonly size = { value: new Vector2(1, 1) };
  private readonly width = { value: 1 };
  /** The ball that bears the body: its middle, and its radius; none if that is 0. */
  readonly ball = { value: new Vector4(0, 0, -9, 0) };

  constructor(private readonly palette: Palette) {}

  /** Tell how large the picture is, and how wide a line, in pixels. */
  resize(width: number, height: number, line: number): void {
    this.size.value.set(width, height);
    this.width.value = line;
  }

  tones(ink: Ink): ShaderMaterial {
    return new ShaderMaterial({
      vertexShader: MOVED + TONES,
      fragmentShader: TWO_TONES,
      uniforms: {
        ball: this.ball,
        light: { value: LIGHT },
        tone: { value: this.palette.of(ink) },
        shadow: { value: this.palette.of("shadow") },
      },
    });
  }

  outline(behind_m: number): ShaderMaterial {
    return new ShaderMaterial({
      vertexShader: MOVED + HULL,
      fragmentShader: PLAIN,
      side: BackSide,
      uniforms: {
        ball: this.ball,
        size: this.size,
        width: this.width,
        behind: { value: behind_m },
        tone: { value: this.palette.of("line") },
      },
    });
  }

  /** A shadow that darkens what is under it once, however many parts cast it; before what stands there. */
  shadow(): ShaderMaterial {
    return new ShaderMaterial({
      vertexShader: MOVED + SHADOW,
      fragmentShader: FADING,
      uniforms: {
        ball: this.ball,
        mat: { value: this.palette.of("mat") },
        shadow: { value: this.palette.of("shadow") },
      },
      blending: CustomBlending,
      blendEquation: MinEquation,
      depthTest: false,
      depthWrite: false,
    });
  }

  /** One flat colour that hides nothing behind it: for what lies flat on something. */
  flat(ink: Ink): ShaderMaterial {
    return new ShaderMaterial({
      vertexShader: MOVED + SIMPLY,
      fragmentShader: PLAIN,
      uniforms: { ball: this.ball, tone: { value: this.palette.of(ink) } },
      depthWrite: false,
    });
  }
}
